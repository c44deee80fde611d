import { readPhoneNumber } from '@/lib/base/phone-numbers';
import type { SmsConfig } from './config';

/**
 * A number in E.164 form as a gateway wants it. Null where it is to go without its country code and that is not
 * `countryCode`: there the same digits are somebody else's number.
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
