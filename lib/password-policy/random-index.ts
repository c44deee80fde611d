/** Fills an array with random bytes. Tests pass a seeded source. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => unknown;

export const cryptoBytes: RandomBytes = (bytes) => globalThis.crypto.getRandomValues(bytes);

/**
 * Returns a uniform integer from 0 to `size` - 1 (`size` at most 256). Values past the last multiple are drawn again.
 */
export function randomIndex(size: number, random: RandomBytes): number {
  const limit = 256 - (256 % size);
  const byte = new Uint8Array(1);
  for (;;) {
    random(byte);
    const [value = 0] = byte;
    if (value < limit) return value % size;
  }
}
