import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Puzzle } from '@/lib/providers/types';
import { PuzzleSlider } from './puzzle-slider';

const puzzle: Puzzle = {
  background: 'data:image/png;base64,AAAA',
  piece: 'data:image/png;base64,BBBB',
  width: 300,
  height: 110,
  pieceWidth: 46,
  pieceHeight: 46,
  pieceY: 31,
};
const labels = {
  picture: 'Picture',
  slider: 'Position',
  value: '{value} of {max}',
  hint: 'Drag.',
  hintKeys: 'Arrows.',
  hintPlain: 'Move the handle.',
};

function render(change: Partial<Puzzle> = {}): string {
  return renderToStaticMarkup(<PuzzleSlider puzzle={{ ...puzzle, ...change }} name="pointX" labels={labels} />);
}

test('the HTML from the server works without scripts: a range in picture pixels, and no slide time', () => {
  const html = render();
  const range = /<input[^>]*type="range"[^>]*>/.exec(html)?.[0] ?? '';
  for (const attribute of ['name="pointX"', 'min="0"', 'max="254"', 'step="1"']) expect(range).toContain(attribute);
  expect(html).not.toContain('slideTime');
});

test('nothing needs an inline style, which the page’s policy would refuse', () => {
  expect(render()).not.toMatch(/\sstyle=/);
});

test.each([
  [{ pieceWidth: 46 }, ['1', '5', '3']],
  [{ pieceWidth: 20 }, ['0', '6', '7']],
  [{ width: 400, pieceWidth: 80 }, ['2', '0', '0']],
])('%j makes the handle as wide as the piece, by rules that the style sheet has', (change, [tens, ones, tenths]) => {
  const html = render(change);
  const sheet = readFileSync(new URL('./puzzle-slider.css', import.meta.url), 'utf8');
  for (const [name, digit] of Object.entries({ tens, ones, tenths })) {
    expect(html).toContain(`data-${name}="${digit}"`);
    expect(sheet).toContain(`[data-${name}="${digit}"] {\n    --${name}: ${digit};`);
  }
});
