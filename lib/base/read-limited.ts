/**
 * Reads a whole body. Returns null as soon as it exceeds the limit, whatever length the sender claims. The rest stays
 * unread: leaving the loop cancels a web stream. Rejects if the source fails.
 */
export async function readLimited(
  source: AsyncIterable<Uint8Array> | null,
  limitBytes: number,
): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source ?? []) {
    size += piece.byteLength;
    if (size > limitBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
