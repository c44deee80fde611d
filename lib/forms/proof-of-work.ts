/**
 * What a browser has to compute before a code is checked: a text whose SHA-256 together with the challenge begins with
 * zeros.
 */
export type WorkOrder = { challenge: string; bits: number };

/**
 * About 130,000 SHA-256 hashes: two or three seconds in a browser, at about 50,000 a second. A native program needs far
 * less time, so this only makes guessing more expensive; the limits stop it.
 */
export const workBits = 17;

/**
 * Checks whether SHA-256 of `challenge.answer` begins with the required number of zero bits. The same in browser and
 * server.
 */
export async function isWorkDone({ challenge, bits }: WorkOrder, answer: string): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${challenge}.${answer}`));
  // A number holds the first four bytes exactly, and no order needs more.
  return bits <= 32 && Math.clz32(new DataView(digest).getUint32(0)) >= bits;
}
