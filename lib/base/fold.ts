/** How names and addresses are compared: compatibility forms made alike (NFKC), then lower case. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
