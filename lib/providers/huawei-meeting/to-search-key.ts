/**
 * What an operator typed as the vendor's fuzzy search takes it. Numbers lose their separators and what is only dialled
 * (`+`, `00`, the zero before it), because stored ones are found by any part of their digits; numbers of mainland China
 * lose the 86 too, since its console stores them without. Anything else stays as it is.
 */
export function toSearchKey(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  if (!/^\+?[\d\s().\-/]+$/.test(text)) return text;
  const digits = text.replace(/^(\+[\d\s-]*)\(0\)/, '$1').replace(/\D/g, '');
  if (digits.length < 6) return text;
  return digits.replace(/^0+/, '').replace(/^86(?=1\d{10}$)/, '');
}
