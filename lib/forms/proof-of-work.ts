/** What a browser has to work out before a code is checked: a text whose SHA-256 with the challenge begins with zeros. */
export type WorkOrder = { challenge: string; bits: number };

/**
 * About 130,000 hashes: two or three seconds in a browser, whose SHA-256 does some 50,000 a second. Whoever brings a
 * program of their own needs far less, so this makes guessing dearer and does not stop it: the limits do.
 */
export const workBits = 17;

/** Whether SHA-256 of `challenge.answer` begins with as many zero bits as ordered. The same in browser and server. */
export async function isWorkDone({ challenge, bits }: WorkOrder, answer: string): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${challenge}.${answer}`));
  // A number holds the first four bytes exactly, and no order goes beyond them.
  return bits <= 32 && Math.clz32(new DataView(digest).getUint32(0)) >= bits;
}
