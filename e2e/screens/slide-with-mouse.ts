import type { Locator } from '@playwright/test';
import { handleCentres } from './handle-centres';

/** Drags the handle of a range input from its start to a value with the mouse. */
export async function slideWithMouse(slider: Locator, value: number): Promise<void> {
  const { from, to, y } = await handleCentres(slider, value);
  const { mouse } = slider.page();
  await mouse.move(from, y);
  await mouse.down();
  await mouse.move((from + to) / 2, y, { steps: 4 });
  await mouse.move(to, y, { steps: 4 });
  await mouse.up();
}
