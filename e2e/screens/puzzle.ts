import { createHash } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { findGap } from './find-gap';
import type { Ui } from './ui';

export type PuzzleScreen = ReturnType<typeof puzzleScreen>;

/** The picture puzzle that one back end requires. The gap is found in the pictures, as a person would find it. */
export function puzzleScreen(ui: Ui) {
  const { page } = ui;
  const slider = ui.english
    ? page.getByRole('slider', { name: 'Position of the piece' })
    : page.locator('input[name=pointX]');
  const continueButton = ui.button('Continue', 'form:has([name=pointX]) button[type=submit]');
  const picture = ui.english
    ? page.getByRole('img', { name: 'Picture with a gap' })
    : page.locator('.puzzle-slider svg');
  const source = async (image: Locator) => (await image.getAttribute('href')) ?? '';
  const gap = async () => {
    const images = picture.locator('image');
    return findGap(
      await source(images.nth(0)),
      await source(images.nth(1)),
      Number(await images.nth(1).getAttribute('y')),
    );
  };
  return {
    slider,
    picture,
    gap,
    continueButton,
    newPictureButton: ui.button('New picture', 'form:not(:has([name])) button[type=submit]'),
    /** Returns a digest of the picture that is shown. */
    shown: async () => digest(await source(picture.locator('image').nth(0))),
    async slideTo(pointX: number) {
      await ui.untilAwake(slider);
      await slider.fill(String(pointX));
      await continueButton.click();
    },
    /** Moves the piece into the gap with `move`. Without it, sets the value of the slider. */
    async solve(move?: (slider: Locator, pointX: number) => Promise<void>) {
      const pointX = await gap();
      if (!move) return this.slideTo(pointX);
      await ui.untilAwake(slider);
      await move(slider, pointX);
      await continueButton.click();
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
