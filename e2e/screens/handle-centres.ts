import type { Locator } from '@playwright/test';

/**
 * Returns the centre of the puzzle slider's handle at 0 and at `value`, in CSS pixels of the viewport. The handle is as
 * wide as the puzzle's piece, so that it stays right below the piece.
 */
export async function handleCentres(slider: Locator, value: number): Promise<{ from: number; to: number; y: number }> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not to be seen');
  const max = Number(await slider.getAttribute('max'));
  const page = slider.page();
  const pieceWidth = Number(await page.locator('.puzzle-slider image').nth(1).getAttribute('width'));
  const scale = box.width / (max + pieceWidth);
  const centre = (at: number) => box.x + (at + pieceWidth / 2) * scale;
  return { from: centre(0), to: centre(value), y: box.y + box.height / 2 };
}
