/**
 * Returns a stored phone number in E.164, or null if it is masked (`138****0001`), too short or not a number. Numbers
 * without a country code get `countryCode`.
 */
export function normalisePhone(stored: string, countryCode: string): string | null {
  const digits = stored.replace(/[\s().-]/g, '');
  const number = digits.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : // Eleven digits that begin with 1 are a Chinese mobile number, so the 86 before them is the country code.
        countryCode === '86' && /^861\d{10}$/.test(digits)
        ? `+${digits}`
        : `+${countryCode}${digits.replace(/^0/, '')}`;
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}
