/** How names and addresses are compared: compatibility forms made alike (NFKC), then lower case. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A pattern for LIKE that finds a text anywhere. */
export function containsPattern(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
}
