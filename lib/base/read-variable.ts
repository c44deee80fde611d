/**
 * Returns the value of a variable; undefined if it is not set or empty. A trailing line break is removed: secrets read
 * from files have one.
 */
export function readVariable(source: Record<string, string | undefined>, name: string): string | undefined {
  return source[name]?.replace(/\r?\n$/, '') || undefined;
}
