/** A colour as people paste it, with or without `#`, as the settings keep it; what is none stays as it was typed. */
export function readColour(typed: string): string {
  const [, digits] = /^\s*#?([0-9a-f]{6})\s*$/i.exec(typed.normalize('NFKC')) ?? [];
  return digits === undefined ? typed : `#${digits.toLowerCase()}`;
}
