/** Every form in which a text would still be readable in a file: as it is, as UTF-16, in base64 and in hex. */
export function encodings(text: string): Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  return [plain, wide, Buffer.from(plain.toString('hex')), ...base64Forms(plain), ...base64Forms(wide)];
}

/** In base64 a text looks different at each of three offsets, and its ends depend on the neighbours. */
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

/** Which of many needles stand in a haystack: one pass, with the first three bytes as a quick test. */
export function findNeedles(haystack: Buffer, needles: readonly Buffer[]): Buffer[] {
  const byStart = new Map<number, Buffer[]>();
  const maybe = new Uint8Array(2 ** 24);
  for (const needle of needles) {
    const start = needle.readUIntBE(0, 3);
    maybe[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  const found = new Set<Buffer>();
  for (let at = 0; at + 3 <= haystack.length; at += 1) {
    const start = ((haystack[at] ?? 0) << 16) | ((haystack[at + 1] ?? 0) << 8) | (haystack[at + 2] ?? 0);
    if (maybe[start] === 0) continue;
    for (const needle of byStart.get(start) ?? []) {
      if (haystack.subarray(at, at + needle.length).equals(needle)) found.add(needle);
    }
  }
  return [...found];
}
