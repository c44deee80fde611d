/**
 * Parses a GeneralizedTime (RFC 4517, section 3.3.13) in UTC, such as `20261127120000Z` or `20261127120000.5Z`. Null for
 * anything else.
 */
export function readGeneralizedTime(text: string | null): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,](\d+))?Z$/.exec(text ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute = '0', second = '0', fraction = '0'] = parts;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const time = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds),
  );
  return Number.isNaN(time.getTime()) ? null : time;
}
