/**
 * Puts values into the `{name}` places of a template. A place without a value stays, so that it is noticed. A space
 * between two Chinese characters at the edge of a value goes: templates have it for values in Latin letters.
 */
export function fill(template: string, values: Record<string, string | number>): string {
  // Browsers of older phones know no lookbehind, so the neighbours are looked up by their place.
  return template.replace(/( ?)\{(\w+)\}( ?)/g, (place, before: string, name: string, after: string, at: number) => {
    const value = values[name];
    if (value === undefined) return place;
    const text = String(value);
    const joinsBefore = isHan(template[at - 1]) && isHan(text[0]);
    const joinsAfter = isHan(text[text.length - 1]) && isHan(template[at + place.length]);
    return `${joinsBefore ? '' : before}${text}${joinsAfter ? '' : after}`;
  });
}

/** A number of seconds as minutes and seconds: `3:07`. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}
