import { randomBytes, randomInt } from 'node:crypto';
import { PNG } from 'pngjs';
import type { Puzzle } from '@/lib/providers/types';
import { fitPicture } from './fit-picture';

/** Width and height, in pixels, of the two pictures of a puzzle. */
export type PuzzleSizes = Pick<Puzzle, 'width' | 'height' | 'pieceWidth' | 'pieceHeight'>;

/** Sizes of the vendor's sample and demo, used until the first real puzzle arrives. */
export const demoSizes: PuzzleSizes = { width: 300, height: 110, pieceWidth: 46, pieceHeight: 46 };

type Rgb = readonly [number, number, number];
const palettes: readonly { sky: Rgb; horizon: Rgb; land: Rgb }[] = [
  { sky: [88, 146, 212], horizon: [248, 216, 180], land: [44, 92, 84] },
  { sky: [112, 100, 172], horizon: [250, 182, 154], land: [52, 66, 92] },
  { sky: [74, 162, 188], horizon: [228, 238, 214], land: [58, 104, 72] },
];

/** Painting a view is the slowest part of drawing, so a few views are cached: RGB, three bytes per pixel. */
const views = new Map<string, Uint8ClampedArray[]>();
const mostViews = 8;
/** Grain, because a photograph is never smooth. */
const grainDepth = 6;
/** The sizes that the coordinates below are based on. */
const { width: drawnWidth, height: drawnHeight, pieceWidth: drawnPiece } = demoSizes;

/** Draws a puzzle with pictures of these sizes, which should match the vendor's last real puzzle. */
export function drawDecoy(sizes: PuzzleSizes = demoSizes): { puzzle: Puzzle; pointX: number } {
  const { width, height, pieceWidth, pieceHeight } = sizes;
  const pointX = between(Math.min(70, width >> 2), width - pieceWidth - 4);
  const pieceY = between(4, height - pieceHeight - 4);
  const [background, piece] = [new PNG({ width, height }), new PNG({ width: pieceWidth, height: pieceHeight })];
  const view = takeView(width, height);
  for (let at = 0; at < width * height; at += 1) {
    background.data.set(view.subarray(at * 3, at * 3 + 3), at * 4);
    background.data[at * 4 + 3] = 255;
  }
  const [scaleX, scaleY] = [drawnPiece / pieceWidth, drawnPiece / pieceHeight];
  for (let py = 0; py < pieceHeight; py += 1) {
    for (let px = 0; px < pieceWidth; px += 1) {
      const [x, y] = [px + pointX, py + pieceY];
      const colour = colourIn(view, (y * width + x) * 3);
      const depth = depthInShape((px + 0.5) * scaleX, (py + 0.5) * scaleY);
      const cover = clamp(depth + 0.5);
      const rim = cover * clamp(2.5 - depth);
      setPixel(background, { x, y }, blend(blend(colour, [20, 26, 36], cover * 0.62), [235, 240, 245], rim * 0.5), 1);
      if (cover > 0) setPixel(piece, { x: px, y: py }, blend(colour, [255, 255, 255], rim * 0.85), cover);
    }
  }
  const pictures = { background: fitPicture(background, 'background'), piece: fitPicture(piece, 'piece') };
  return { puzzle: { ...pictures, width, height, pieceWidth, pieceHeight, pieceY }, pointX };
}

function between(least: number, most: number): number {
  return least >= most ? Math.max(0, most) : randomInt(least, most);
}

function takeView(width: number, height: number): Uint8ClampedArray {
  const key = `${width}x${height}`;
  const known = views.get(key) ?? [];
  const kept = known[randomInt(mostViews)];
  if (kept) return kept;
  const colourAt = scene();
  const view = new Uint8ClampedArray(width * height * 3);
  const grains = randomBytes(width * height);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const grain = ((grains[at] ?? 0) % (2 * grainDepth + 1)) - grainDepth;
    const colour = colourAt((x * drawnWidth) / width, (y * drawnHeight) / height);
    for (const part of [0, 1, 2] as const) view[at * 3 + part] = colour[part] + grain;
  }
  // Only the most recent sizes are useful.
  if (views.size > 1 && !views.has(key)) views.clear();
  views.set(key, [...known, view].slice(0, mostViews));
  return view;
}

function colourIn(view: Uint8ClampedArray, at: number): Rgb {
  return [view[at] ?? 0, view[at + 1] ?? 0, view[at + 2] ?? 0];
}

/** Returns a random scene: sky, a sun and three ridges. */
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
  // The heights are the same for a whole column.
  const heights = new Map<number, number[]>();
  const heightsAt = (x: number): number[] => {
    const known = heights.get(x) ?? ridges.map((ridge) => ridge.heightAt(x));
    heights.set(x, known);
    return known;
  };
  return (x, y) => {
    const fromSun = Math.hypot(x - sun.x, y - sun.y) / sun.radius;
    let colour = blend(
      blend(palette.sky, palette.horizon, clamp(y / 72)),
      [255, 248, 226],
      clamp(1 - fromSun / 3.2) * 0.7,
    );
    if (fromSun < 1) colour = [255, 246, 214];
    const tops = heightsAt(x);
    for (const [depth, ridge] of ridges.entries()) {
      const below = y - (tops[depth] ?? 0);
      if (below > 0) colour = blend(ridge.colour, palette.horizon, clamp(0.32 - below / 60));
    }
    return colour;
  };
}

/**
 * Returns the distance in pixels from the edge of a jigsaw piece, positive inside: a body with tabs at the top and
 * right and a notch at the left.
 */
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

function setPixel(picture: PNG, { x, y }: { x: number; y: number }, colour: Rgb, alpha: number): void {
  const bytes = [...colour, alpha * 255].map((value) => Math.max(0, Math.min(255, Math.round(value))));
  picture.data.set(bytes, (y * picture.width + x) * 4);
}
