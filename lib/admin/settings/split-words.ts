/** The words of a text with one on each line, each once. */
export function splitWords(text: string): string[] {
  const lines = text.split('\n').map((line) => line.normalize('NFC').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
