import { randomInt } from 'node:crypto';
import { PNG } from 'pngjs';
import type { Puzzle } from '@/lib/providers/types';

const width = 300;
const height = 110;
const pieceSize = 46;

type Rgb = readonly [number, number, number];
const palettes: readonly { sky: Rgb; horizon: Rgb; land: Rgb }[] = [
  { sky: [88, 146, 212], horizon: [248, 216, 180], land: [44, 92, 84] },
  { sky: [112, 100, 172], horizon: [250, 182, 154], land: [52, 66, 92] },
  { sky: [74, 162, 188], horizon: [228, 238, 214], land: [58, 104, 72] },
];

/** Painting a view costs most of a drawing, so a few are kept: RGB, three bytes a pixel. */
const views: Uint8Array[] = [];
const mostViews = 8;

/** Draws a puzzle of the size and kind that the vendor's demo shows, for the time before any real one was solved. */
export function drawDecoy(): { puzzle: Puzzle; pointX: number } {
  const [pointX, pieceY] = [randomInt(70, width - pieceSize - 4), randomInt(4, height - pieceSize - 4)];
  const [background, piece] = [new PNG({ width, height }), new PNG({ width: pieceSize, height: pieceSize })];
  const view = takeView();
  for (let at = 0; at < width * height; at += 1) {
    background.data.set(view.subarray(at * 3, at * 3 + 3), at * 4);
    background.data[at * 4 + 3] = 255;
  }
  for (let py = 0; py < pieceSize; py += 1) {
    for (let px = 0; px < pieceSize; px += 1) {
      const [x, y] = [px + pointX, py + pieceY];
      const colour = colourIn(view, x, y);
      const depth = depthInShape(px + 0.5, py + 0.5);
      const cover = clamp(depth + 0.5);
      const rim = cover * clamp(2.5 - depth);
      setPixel(background, x, y, blend(blend(colour, [20, 26, 36], cover * 0.62), [235, 240, 245], rim * 0.5), 1);
      if (cover > 0) setPixel(piece, px, py, blend(colour, [255, 255, 255], rim * 0.85), cover);
    }
  }
  const sizes = { width, height, pieceWidth: pieceSize, pieceHeight: pieceSize, pieceY };
  return { puzzle: { background: toDataUrl(background), piece: toDataUrl(piece), ...sizes }, pointX };
}

function takeView(): Uint8Array {
  const kept = views[randomInt(mostViews)];
  if (kept) return kept;
  const colourAt = scene();
  const view = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) view.set(colourAt(at % width, Math.floor(at / width)), at * 3);
  if (views.length < mostViews) views.push(view);
  return view;
}

function colourIn(view: Uint8Array, x: number, y: number): Rgb {
  const at = (y * width + x) * 3;
  return [view[at] ?? 0, view[at + 1] ?? 0, view[at + 2] ?? 0];
}

/** Sky, a sun and three ridges, another view each time. Colours go in steps of four: a fine gradient makes big files. */
function scene(): (x: number, y: number) => Rgb {
  const palette = palettes[randomInt(palettes.length)] ?? {
    sky: [88, 146, 212],
    horizon: [248, 216, 180],
    land: [44, 92, 84],
  };
  const sun = { x: randomInt(30, 270), y: randomInt(14, 44), radius: randomInt(9, 15) };
  const ridges = [0, 1, 2].map((depth) => {
    const waves = [1, 2, 3].map((octave) => ({
      pace: (octave * randomInt(14, 26)) / 1000,
      shift: randomInt(628) / 100,
      octave,
    }));
    const heightAt = (x: number) =>
      waves.reduce(
        (sum, wave) => sum + (Math.sin(x * wave.pace + wave.shift) * (15 - depth * 3)) / wave.octave,
        48 + depth * 17,
      );
    return { heightAt, colour: blend(palette.horizon, palette.land, 0.5 + depth * 0.22) };
  });
  return (x, y) => {
    const fromSun = Math.hypot(x - sun.x, y - sun.y) / sun.radius;
    let colour = blend(
      blend(palette.sky, palette.horizon, clamp(y / 72)),
      [255, 248, 226],
      clamp(1 - fromSun / 3.2) * 0.7,
    );
    if (fromSun < 1) colour = [255, 246, 214];
    for (const ridge of ridges) {
      const below = y - ridge.heightAt(x);
      if (below > 0) colour = blend(ridge.colour, palette.horizon, clamp(0.32 - below / 60));
    }
    return [step(colour[0]), step(colour[1]), step(colour[2])];
  };
}

/** Pixels from the edge of a jigsaw piece, positive inside: a body with tabs above and right and a notch at the left. */
function depthInShape(x: number, y: number): number {
  const body = Math.min(x - 1, 36 - x, y - 10, 45 - y);
  const notch = Math.hypot(x - 2, y - 27.5) - 6;
  const tabs = Math.max(7 - Math.hypot(x - 38, y - 27.5), 7 - Math.hypot(x - 18.5, y - 8));
  return Math.max(Math.min(body, notch), tabs);
}

function blend(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

const clamp = (value: number) => Math.max(0, Math.min(1, value));
const step = (value: number) => Math.round(value / 4) * 4;

function setPixel(picture: PNG, x: number, y: number, colour: Rgb, alpha: number): void {
  const bytes = [...colour, alpha * 255].map((value) => Math.max(0, Math.min(255, Math.round(value))));
  picture.data.set(bytes, (y * picture.width + x) * 4);
}

function toDataUrl(picture: PNG): string {
  return `data:image/png;base64,${PNG.sync.write(picture, { deflateLevel: 6, filterType: 1 }).toString('base64')}`;
}
