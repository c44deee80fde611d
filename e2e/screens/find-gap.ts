import { PNG } from 'pngjs';

/** The gap is what was cut out of it, mixed with this colour. `share` is the share of the colour. */
const shade = { colour: [20, 26, 36], share: 0.62 } as const;

/**
 * Finds the gap in a puzzle picture: the position where the background, at the height of the piece, is most like the
 * darkened piece. Returns its left edge in picture pixels. Both pictures are PNG data URLs.
 */
export function findGap(background: string, piece: string, pieceY: number): number {
  const [scene, part] = [readPicture(background), readPicture(piece)];
  let best = { x: 0, difference: Number.POSITIVE_INFINITY };
  for (let x = 0; x <= scene.width - part.width; x += 1) {
    const difference = compareAt(scene, part, x, pieceY);
    if (difference < best.difference) best = { x, difference };
  }
  return best.x;
}

function compareAt(scene: PNG, part: PNG, left: number, top: number): number {
  let difference = 0;
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      const of = (y * part.width + x) * 4;
      if (part.data[of + 3] !== 255) continue;
      const at = ((top + y) * scene.width + left + x) * 4;
      for (const channel of [0, 1, 2] as const) {
        const shaded = (part.data[of + channel] ?? 0) * (1 - shade.share) + shade.colour[channel] * shade.share;
        difference += Math.abs(shaded - (scene.data[at + channel] ?? 0));
      }
    }
  }
  return difference;
}

function readPicture(dataUrl: string): PNG {
  return PNG.sync.read(Buffer.from(dataUrl.replace(/^data:image\/png;base64,/, ''), 'base64'));
}
