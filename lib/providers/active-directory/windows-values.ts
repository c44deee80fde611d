/** 100 ns between 1601-01-01, where Windows counts from, and 1970-01-01. */
const epochOffset = 116_444_736_000_000_000n;
const ticksPerMs = 10_000n;
/** Windows writes "never" as the largest number, and in some attributes as 0. */
const never = 0x7fff_ffff_ffff_ffffn;

/** Parses a point in time in steps of 100 ns since 1601 (FILETIME). Null for 0, "never" and anything else. */
export function readFileTime(text: string | null): Date | null {
  const ticks = readInteger(text);
  if (ticks === null || ticks <= 0n || ticks >= never) return null;
  return new Date(Number((ticks - epochOffset) / ticksPerMs));
}

/** Parses an interval, which Windows stores as a negative number of 100 ns. In seconds; null for 0, "never" and others. */
export function readInterval(text: string | null): number | null {
  const ticks = readInteger(text);
  if (ticks === null || ticks >= 0n || ticks <= -never) return null;
  return Number(-ticks / ticksPerMs / 1000n);
}

/** A password as `unicodePwd` takes it: in quotes, as UTF-16 (MS-ADTS, section 3.1.1.3.1.5). */
export function encodePassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, 'utf16le');
}

/** A GUID as text (MS-DTYP, section 2.3.4): the first three groups are stored backwards. */
export function readGuid(bytes: Buffer | null): string | null {
  if (bytes?.length !== 16) return null;
  const hex = [...groups].map(([from, to, isSwapped]) => {
    const part = Buffer.from(bytes.subarray(from, to));
    return (isSwapped ? part.reverse() : part).toString('hex');
  });
  return hex.join('-');
}

/** Returns the stored bytes of a GUID. Null if the text is not a GUID. */
export function writeGuid(text: string): Buffer | null {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return null;
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
  return Buffer.concat(
    groups.map(([from, to, isSwapped]) => {
      const part = Buffer.from(bytes.subarray(from, to));
      return isSwapped ? part.reverse() : part;
    }),
  );
}

const groups = [
  [0, 4, true],
  [4, 6, true],
  [6, 8, true],
  [8, 10, false],
  [10, 16, false],
] as const;

/** A security identifier as text, such as `S-1-5-32-544` (MS-DTYP, section 2.4.2.1). */
export function readSid(bytes: Buffer): string {
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, at) => bytes.readUInt32LE(8 + at * 4));
  return ['S', bytes[0], bytes.readUIntBE(2, 6), ...parts].join('-');
}

/** Flags of userAccountControl and of its computed companion (MS-ADTS, section 2.2.16). */
export const controlFlags = { disabled: 0x2, lockedOut: 0x10, neverExpires: 0x1_0000 } as const;

export function hasFlag(text: string | null, flag: number): boolean {
  return (Number(text ?? 0) & flag) !== 0;
}

function readInteger(text: string | null): bigint | null {
  return text !== null && /^-?\d{1,19}$/.test(text) ? BigInt(text) : null;
}
