/** Returns the encodings in which a text may appear in a file: UTF-8, UTF-16, hex, and base64 of both. */
export function encodings(text: string): Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  return [plain, wide, Buffer.from(plain.toString('hex')), ...base64Forms(plain), ...base64Forms(wide)];
}

/** Base64 of a text differs at each of three offsets. Its ends depend on the bytes around it, so they are cut off. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    return Buffer.from(text.slice(first, last));
  });
}

/**
 * Prepares a search for many needles of at least three bytes: one pass over each haystack, with the first three bytes
 * as a quick test. The search returns the needles it found.
 */
export function createNeedleSearch(needles: readonly Buffer[]): (haystack: Buffer) => Buffer[] {
  const byStart = new Map<number, Buffer[]>();
  const maybe = new Uint8Array(2 ** 24);
  for (const needle of needles) {
    const start = needle.readUIntBE(0, 3);
    maybe[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  return (haystack) => {
    const found = new Set<Buffer>();
    let start = 0;
    for (let end = 0; end < haystack.length; end += 1) {
      start = ((start << 8) | (haystack[end] ?? 0)) & 0xffffff;
      if (maybe[start] === 0 || end < 2) continue;
      for (const needle of byStart.get(start) ?? []) {
        if (haystack.subarray(end - 2, end - 2 + needle.length).equals(needle)) found.add(needle);
      }
    }
    return [...found];
  };
}
