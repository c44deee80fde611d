import { readPhoneNumber } from '@/lib/base/phone-numbers';
import type { SmsConfig } from './config';

/**
 * Formats an E.164 number for a gateway. Null if the format omits the country code and the number's is not
 * `countryCode`: without it, the same digits are another person's number.
 */
export function formatNumber(
  number: string,
  format: SmsConfig['numberFormat'],
  countryCode: string | undefined,
): string | null {
  if (format === 'e164') return number;
  const digits = number.slice(1);
  if (format === 'digits') return digits;
  const read = readPhoneNumber(number);
  return countryCode !== undefined && read?.countryCode === countryCode ? digits.slice(countryCode.length) : null;
}
