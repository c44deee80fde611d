/**
 * The value of a variable; undefined where it is not set or empty. The last line end is no part of it: secrets that come
 * from files have one.
 */
export function readVariable(source: Record<string, string | undefined>, name: string): string | undefined {
  return source[name]?.replace(/\r?\n$/, '') || undefined;
}
