import { fold } from '@/lib/base/fold';

/** One part of a distinguished name, such as `ou` and `People`. The value is unescaped (RFC 4514, section 2.4). */
export type NamePart = { type: string; value: string };

/** Parses a distinguished name, the entry's own part first. Returns null if the text is not a name. An empty name has no parts. */
export function parseName(text: string): NamePart[] | null {
  if (text.trim() === '') return [];
  const parts: NamePart[] = [];
  for (const part of text.split(/(?<!(?<!\\)(?:\\\\)*\\),/u)) {
    const [, type, value] = /^\s*([A-Za-z][\w-]*|\d+(?:\.\d+)*)\s*=\s*(.*?)\s*$/su.exec(part) ?? [];
    if (type === undefined || value === undefined) return null;
    parts.push({ type: type.toLowerCase(), value: unescapeValue(value) });
  }
  return parts;
}

export function isName(text: string): boolean {
  return (parseName(text)?.length ?? 0) > 0;
}

/** Whether two names are the same, apart from case, spaces and the way they are escaped. */
export function isSameName(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

/** Whether an entry is the base itself or below it. */
export function isWithin(name: string, base: string): boolean {
  const [parts, top] = [parseName(name), parseName(base)];
  if (!parts || !top || top.length > parts.length) return false;
  const ending = parts.slice(parts.length - top.length);
  return ending.every((part, at) => isSamePart(part, top[at]));
}

/** A text that is equal for equal names. */
export function keyOf(name: string): string {
  return JSON.stringify(parseName(name)?.map(({ type, value }) => [type, foldValue(value)]) ?? name);
}

/** Returns the trailing `dc=` parts, where a directory keeps everything; the whole name if it has none. */
export function rootOf(base: string): string {
  return /(?:^|,)\s*((?:dc=[^,]+)(?:\s*,\s*dc=[^,]+)*)\s*$/iu.exec(base)?.[1] ?? base;
}

/** Returns the units between an entry and the directory's root, from the top down: `People / Finance`. */
export function unitOf(name: string): string | null {
  const units = (parseName(name) ?? []).slice(1).filter(({ type }) => type === 'ou');
  return units.length === 0
    ? null
    : units
        .map(({ value }) => value)
        .reverse()
        .join(' / ');
}

function isSamePart(one: NamePart | undefined, other: NamePart | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.type === other.type &&
    foldValue(one.value) === foldValue(other.value)
  );
}

function foldValue(value: string): string {
  return fold(value).replace(/\s+/gu, ' ');
}

function unescapeValue(value: string): string {
  const bytes = value.replace(/(?:\\[0-9a-f]{2})+/giu, (pairs) =>
    Buffer.from(pairs.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return bytes.replace(/\\([ "#+,;<=>\\])/gu, '$1');
}
