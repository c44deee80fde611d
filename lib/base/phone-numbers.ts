import {
  type CountryCallingCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** A number in E.164 and its parts. */
export type PhoneNumber = { e164: string; countryCode: string; national: string; isValid: boolean };

/** Parses a number; one without a country code is read with `countryCode`. Null if it cannot be dialled. */
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
export function internationalForms(digits: string): string[] {
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
