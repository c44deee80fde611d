import { randomBytes, randomInt } from 'node:crypto';
import { PNG } from 'pngjs';

/**
 * The vendor's sample background is 300 pixels wide; its demo draws on a canvas of 300 × 110 with pieces of 42 to 49.
 */
const width = 300;
const height = 110;
const pieceSize = 46;

export type DrawnPuzzle = { shadowImage: string; cutImage: string; pointX: number; pointY: number };
type Colour = [number, number, number];

/** Draws a landscape, cuts out a piece at a random position and returns both pictures as data URLs. */
export function drawPuzzle(): DrawnPuzzle {
  const pointX = randomInt(70, width - pieceSize - 4);
  const pointY = randomInt(4, height - pieceSize - 4);
  const paint = photograph();
  const background = new PNG({ width, height });
  const piece = new PNG({ width: pieceSize, height: pieceSize });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = paint(x, y);
      const [pieceX, pieceY] = [x - pointX, y - pointY];
      const inside = pieceX >= 0 && pieceY >= 0 && pieceX < pieceSize && pieceY < pieceSize;
      const cover = inside ? coverage(pieceX, pieceY, 0) : 0;
      const edge = inside ? cover - coverage(pieceX, pieceY, 2) : 0;
      put(background, { x, y }, mix(mix(colour, [20, 26, 36], cover * 0.62), [235, 240, 245], edge * 0.5), 255);
      if (cover > 0) put(piece, { x: pieceX, y: pieceY }, mix(colour, [255, 255, 255], edge * 0.85), cover * 255);
    }
  }
  return { shadowImage: dataUrl(background), cutImage: dataUrl(piece), pointX, pointY };
}

/** Adds the grain of a photograph to the landscape, so that the files are as large as the vendor's. */
function photograph(): (x: number, y: number) => Colour {
  const paint = landscape();
  const grain = randomBytes(width * height);
  return (x, y) => paint(x, y).map((value) => value + ((grain[y * width + x] ?? 0) % 15) - 7) as Colour;
}

/** Returns a random scene: sky, a sun, three ranges of hills and a lake. */
function landscape(): (x: number, y: number) => Colour {
  const hues: [Colour, Colour][] = [
    [
      [92, 148, 214],
      [250, 214, 176],
    ],
    [
      [116, 96, 176],
      [252, 178, 150],
    ],
    [
      [70, 160, 190],
      [226, 240, 214],
    ],
  ];
  const [top, low] = hues[randomInt(hues.length)] ?? [[92, 148, 214] as Colour, [250, 214, 176] as Colour];
  const sun = { x: randomInt(30, 270), y: randomInt(14, 44), radius: randomInt(9, 15) };
  const ranges = [0, 1, 2].map((depth) => ({
    base: 48 + depth * 17,
    waves: [1, 2, 3].map((octave) => ({
      size: (15 - depth * 3) / octave,
      pace: (octave * randomInt(14, 26)) / 1000,
      shift: randomInt(628) / 100,
    })),
    colour: mix([96, 130, 140], [28, 74, 62], depth / 2),
  }));
  return (x, y) => {
    const glow = Math.max(0, 1 - Math.hypot(x - sun.x, y - sun.y) / (sun.radius * 3.2));
    let colour = mix(mix(top, low, Math.min(1, y / 72)), [255, 248, 226], glow * 0.7);
    if (Math.hypot(x - sun.x, y - sun.y) < sun.radius) colour = [255, 246, 214];
    for (const range of ranges) {
      const ridge = range.waves.reduce(
        (sum, wave) => sum + Math.sin(x * wave.pace + wave.shift) * wave.size,
        range.base,
      );
      if (y > ridge) colour = mix(range.colour, low, Math.max(0, 0.32 - (y - ridge) / 60));
    }
    if (y > 97) colour = mix(colour, [70, 120, 150], 0.55 + 0.2 * Math.sin(x / 7 + y));
    return colour;
  };
}

/** Returns how much of a pixel the jigsaw shape covers, 0 to 1, from nine samples; `inset` shrinks the shape. */
function coverage(x: number, y: number, inset: number): number {
  let hits = 0;
  for (const dx of [0.17, 0.5, 0.83]) for (const dy of [0.17, 0.5, 0.83]) if (inShape(x + dx, y + dy, inset)) hits += 1;
  return hits / 9;
}

function inShape(x: number, y: number, inset: number): boolean {
  const inBody = x >= 1 + inset && x <= 36 - inset && y >= 10 + inset && y <= 45 - inset;
  const rightTab = Math.hypot(x - 38, y - 27.5) <= 7 - inset;
  const topTab = Math.hypot(x - 18.5, y - 8) <= 7 - inset;
  const leftNotch = Math.hypot(x - 2, y - 27.5) < 6 + inset;
  return (inBody && !leftNotch) || rightTab || topTab;
}

function mix(from: Colour, to: Colour, share: number): Colour {
  return [0, 1, 2].map((at) => (from[at] ?? 0) * (1 - share) + (to[at] ?? 0) * share) as Colour;
}

function put(picture: PNG, { x, y }: { x: number; y: number }, colour: Colour, alpha: number): void {
  const at = (y * picture.width + x) * 4;
  for (const part of [0, 1, 2]) picture.data[at + part] = Math.max(0, Math.min(255, Math.round(colour[part] ?? 0)));
  picture.data[at + 3] = Math.round(alpha);
}

function dataUrl(picture: PNG): string {
  return `data:image/png;base64,${PNG.sync.write(picture).toString('base64')}`;
}
