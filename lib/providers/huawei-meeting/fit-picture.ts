import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

/**
 * Colours are coarsened in these steps until the file is small enough. The last step, 3 bits per channel, always is.
 */
const colourSteps = [4, 8, 16, 32] as const;
const bytesPerPixel = { background: 1.5, piece: 2 } as const;
/** Signature, header, end chunk and the padding chunk. */
const overheadBytes = 512;
const emptyChunkBytes = 12;
/** Ancillary, private and safe to copy: every PNG reader skips it. */
const fillingChunk = 'fiLl';

export type PictureKind = keyof typeof bytesPerPixel;

/**
 * Encodes a picture as a data URL of a PNG file. The file's length depends only on width and height. The vendor's
 * pictures and ours are encoded the same way, so neither their size nor their encoding tells them apart. The padding is
 * random, so compression does not either.
 */
export function fitPicture(picture: PNG, kind: PictureKind): string {
  const length = Math.ceil(picture.width * picture.height * bytesPerPixel[kind]) + overheadBytes;
  for (const step of colourSteps) {
    const file = PNG.sync.write(coarsen(picture, step), { deflateLevel: 6, filterType: 1 });
    const missing = length - file.length - emptyChunkBytes;
    if (missing >= 0) return toDataUrl(fillUp(file, missing));
  }
  throw new Error('a picture with 3 bits per channel exceeds the size limit');
}

function coarsen({ width, height, data }: PNG, step: number): PNG {
  const coarse = new PNG({ width, height });
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? 0;
    coarse.data[at] = at % 4 === 3 ? value : Math.min(255, Math.round(value / step) * step);
  }
  return coarse;
}

/** Inserts a chunk of `length` random bytes before the end chunk, which is the last 12 bytes of pngjs output. */
function fillUp(file: Buffer, length: number): Buffer {
  const content = Buffer.concat([Buffer.from(fillingChunk, 'latin1'), randomBytes(length)]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([file.subarray(0, -emptyChunkBytes), size, content, check, file.subarray(-emptyChunkBytes)]);
}

function toDataUrl(file: Buffer): string {
  return `data:image/png;base64,${file.toString('base64')}`;
}
