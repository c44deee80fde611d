/** A colour as the settings keep it. */
export const colourPattern = /^#[0-9a-f]{6}$/i;

/** Returns the WCAG 2 contrast ratio of white text on a colour such as `#1d4ed8`. */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** Normalises a pasted colour, with or without `#`, to the form stored in the settings; anything else is unchanged. */
export function readColour(typed: string): string {
  const [, digits] = /^\s*#?([0-9a-f]{6})\s*$/i.exec(typed.normalize('NFKC')) ?? [];
  return digits === undefined ? typed : `#${digits.toLowerCase()}`;
}
