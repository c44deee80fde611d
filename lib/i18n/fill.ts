/**
 * Fills the `{name}` placeholders of a template. A placeholder without a value stays visible, so the gap is noticed.
 * Templates put spaces around placeholders for Latin values; a space that would separate two Chinese characters is
 * dropped.
 */
export function fill(template: string, values: Record<string, string | number>): string {
  // Browsers of older phones do not support lookbehind, so the neighbours are read by index.
  return template.replace(/( ?)\{(\w+)\}( ?)/g, (...found) => {
    const [place, before, name, after, at] = found as [string, string, string, string, number];
    const value = values[name];
    if (value === undefined) return place;
    const text = String(value);
    const joinsBefore = isHan(template[at - 1]) && isHan(text[0]);
    const joinsAfter = isHan(text[text.length - 1]) && isHan(template[at + place.length]);
    return `${joinsBefore ? '' : before}${text}${joinsAfter ? '' : after}`;
  });
}

/** Formats seconds as minutes and seconds: `3:07`. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}
