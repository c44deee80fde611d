import type { Entry as RawEntry } from 'ldapts';

/** One entry as the server returned it. Attribute names are compared without case (RFC 4512, section 2.5). */
export type Entry = {
  dn: string;
  /** Every value of an attribute as text; none if the entry lacks it or it is not readable. */
  all(attribute: string): string[];
  first(attribute: string): string | null;
  /** The first value as bytes, for attributes that were requested so. */
  bytes(attribute: string): Buffer | null;
};

export function readEntry(raw: RawEntry): Entry {
  const values = new Map<string, (string | Buffer)[]>();
  for (const [name, value] of Object.entries(raw)) {
    if (name !== 'dn') values.set(name.toLowerCase(), Array.isArray(value) ? value : [value]);
  }
  const all = (attribute: string) =>
    (values.get(attribute.toLowerCase()) ?? []).map((value) => (typeof value === 'string' ? value : value.toString()));
  return {
    dn: raw.dn,
    all,
    first: (attribute) => all(attribute)[0] ?? null,
    bytes: (attribute) => {
      const value = values.get(attribute.toLowerCase())?.[0];
      return value === undefined ? null : Buffer.isBuffer(value) ? value : Buffer.from(value);
    },
  };
}
