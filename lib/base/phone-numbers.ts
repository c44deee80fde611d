import {
  type CountryCallingCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** A number in E.164 and its parts. */
export type PhoneNumber = { e164: string; countryCode: string; national: string; isValid: boolean };

/** Parses a number; one without a country code is read with `countryCode`. Null if it is not a possible number. */
export function readPhoneNumber(typed: string, countryCode?: string): PhoneNumber | null {
  const options = countryCode === undefined ? {} : { defaultCallingCode: countryCode as CountryCallingCode };
  const read = parsePhoneNumberFromString(typed, { ...options, extract: false });
  if (!read?.isPossible()) return null;
  return {
    e164: read.number,
    countryCode: read.countryCallingCode,
    national: read.nationalNumber,
    isValid: read.isValid(),
  };
}

const callingCodes: readonly string[] = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];

/**
 * Returns every E.164 number that national digits can stand for, in any country. The digits are the whole number after
 * the country code, with or without the leading trunk zero.
 */
function internationalForms(digits: string): string[] {
  const forms = callingCodes.flatMap((code) => {
    const asTyped = readPhoneNumber(`+${code}${digits}`);
    const withoutZero = digits.startsWith('0') ? readPhoneNumber(`+${code}${digits.replace(/^0+/, '')}`) : null;
    return [asTyped, withoutZero].filter((form) => form?.countryCode === code).map((form) => form?.e164 ?? '');
  });
  return [...new Set(forms)];
}

/** Returns the numbers under which a directory may store a typed phone number. */
export function storedForms(value: string): string[] {
  return value.startsWith('+') ? [value] : [value, ...internationalForms(value)];
}

/** Whether this is a number in E.164 form: a plus sign and 7 to 15 digits. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** Whether a text contains only characters that people use to write a phone number. */
export function looksLikeNumber(text: string): boolean {
  return /^\+?[\d\s().\-/\p{Pd}\u2212]+$/u.test(text);
}

/** Returns the digits of a number. Drops a zero in brackets, as in +49 (0)30, which is dialled only in the country. */
export function digitsOf(text: string): string {
  return text.replace(/^(\+[\d\s\p{Pd}]*)\(0\)/u, '$1').replace(/\D/g, '');
}

/** Returns a number without its spaces, brackets, dots and hyphens. */
export function withoutSeparators(text: string): string {
  return text.replace(/[\s().-]/g, '');
}

/** Whether these digits are a mobile number of mainland China, which is often written without its country code. */
export function isChineseMobile(digits: string): boolean {
  return /^1\d{10}$/.test(digits);
}

/**
 * Returns a stored number in E.164 form. A number without a country code gets `countryCode`. Null if it is masked
 * (`138****0001`), too short, or not a number.
 */
export function toE164(stored: string, countryCode: string): string | null {
  const digits = withoutSeparators(stored);
  const number = digits.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? `+${digits.slice(2)}`
      : countryCode === '86' && digits.startsWith('86') && isChineseMobile(digits.slice(2))
        ? `+${digits}`
        : `+${countryCode}${digits.replace(/^0/, '')}`;
  return isPhoneNumber(number) ? number : null;
}
