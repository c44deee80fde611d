import type { Locator } from '@playwright/test';
import { handleCentres } from './handle-centres';

/** Drags the handle of a range input from its start to a value with a finger. */
export async function slideByTouch(slider: Locator, value: number): Promise<void> {
  await slider.scrollIntoViewIfNeeded();
  const { from, to, y } = await handleCentres(slider, value);
  const finger = await slider.page().context().newCDPSession(slider.page());
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] });
  await touch('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from + (to - from) * share);
  await touch('touchEnd');
  await finger.detach();
}
