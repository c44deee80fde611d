import { domainToASCII, domainToUnicode } from 'node:url';
import type { Identifier } from '@/lib/base/contact';
import type { ErrorCode } from '@/lib/base/errors';
import { digitsOf, isPhoneNumber, looksLikeNumber, readPhoneNumber } from '@/lib/base/phone-numbers';
import { err, ok, type Result } from '@/lib/base/result';
import { isOneLine, seenText } from '@/lib/base/typed-text';
import { tidyIdentifier } from './tidy-identifier';

type Readings = [Identifier, ...Identifier[]];

/**
 * Returns every plausible reading of what a person typed, the likeliest first: an e-mail address in lower case, a phone
 * number in E.164 form, a user name. A number without a country code gets the installation's `countryCode`; if none is
 * configured, its digits stay as they are and can belong to any country. Fails with `identifier_invalid` if the text
 * has no reading, or has control characters or characters that only look like letters or digits.
 */
export function parseIdentifier(typed: string, countryCode: string | undefined): Result<Readings, ErrorCode> {
  if (!isOneLine(typed.trim()) || hasLookAlikes(typed)) return err('identifier_invalid');
  const text = tidyIdentifier(typed);
  const asTyped = username(seenText(typed).trim());
  const found = text.includes('@') ? readAddress(text) : [...readNumber(text, countryCode), asTyped];
  const readings = unique(found).filter(({ value }) => value !== '');
  const [first, ...others] = readings;
  return first ? ok([first, ...others]) : err('identifier_invalid');
}

/**
 * Finds characters that normalisation would turn into ASCII letters or digits, such as `ſ` or `①`. Full-width forms are
 * allowed, because Chinese and Japanese keyboards type them.
 */
function hasLookAlikes(text: string): boolean {
  return Array.from(text).some(
    (each) => each > '\u007f' && !/[\uff01-\uff5e]/u.test(each) && /[a-z0-9@]/i.test(each.normalize('NFKC')),
  );
}

/** An address, and a user name with an at sign in it. Both, because back ends let people sign in with either. */
function readAddress(text: string): Identifier[] {
  const parts = /^([^\s@"(),:;<>[\\\]]{1,64})@([^\s@"(),:;<>[\\\]]+)$/u.exec(text);
  const [, local, domain] = parts ?? [];
  if (!local || !domain || text.length > 254) return [];
  const ascii = asciiDomain(domain);
  const addresses = ascii === null ? [] : [ascii, domainToUnicode(ascii)];
  return [
    ...addresses.map((each): Identifier => ({ kind: 'email', value: `${local}@${each}`.toLowerCase() })),
    username(text),
  ];
}

/** Returns a domain as it is sent over the wire, in Punycode if it is not ASCII. Null if it is not a domain. */
function asciiDomain(domain: string): string | null {
  const plain = domain
    .normalize('NFC')
    .replace(/[。．｡]/gu, '.')
    .toLowerCase();
  // Capitals that lower-casing turns into a small ASCII letter with a mark: `İ` would become `i`.
  const folds = Array.from(domain.normalize('NFC')).some((each) => each > '\u007f' && /[a-z]/.test(each.toLowerCase()));
  if (folds) return null;
  const ascii = /^[\x21-\x7e]+$/.test(plain) ? plain : domainToASCII(plain);
  return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(ascii) ? ascii : null;
}

/** The phone numbers and user names that a row of digits can be: a staff number may look like a phone number. */
function readNumber(text: string, countryCode: string | undefined): Identifier[] {
  const { length } = text.replace(/^\+/, '');
  if (!looksLikeNumber(text) || length < 6 || length > 30) return [username(text)];
  const digits = digitsOf(text);
  const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const names = [username(digits), username(text)];
  if (international !== null) {
    const known = readPhoneNumber(`+${international}`)?.e164 ?? undiallable(international);
    if (known === null) return names.reverse();
    return text.startsWith('+') ? [phone(known)] : [phone(known), ...names];
  }
  const withCountry = readPhoneNumber(`+${digits}`);
  const abroad = withCountry?.isValid ? [phone(withCountry.e164)] : [];
  if (digits.length > 15) return names.reverse();
  if (countryCode === undefined) {
    const national = [phone(digits), ...abroad];
    return digits.length >= 8 ? [...national, ...names] : [...names, ...national];
  }
  const own = readPhoneNumber(digits, countryCode);
  const number = own?.e164 ?? undiallable(`${countryCode}${digits.replace(/^0/, '')}`);
  const numbers = [...(number === null ? [] : [phone(number)]), ...abroad];
  return own ? [...numbers, ...names] : [...names, ...numbers];
}

/** A plausible number that `readPhoneNumber` does not recognise, as `+` and digits: a back end may contain it. */
function undiallable(digits: string): string | null {
  return isPhoneNumber(`+${digits}`) ? `+${digits}` : null;
}

function phone(value: string): Identifier {
  return { kind: 'phone', value };
}

function username(value: string): Identifier {
  return { kind: 'username', value };
}

function unique(readings: readonly Identifier[]): Identifier[] {
  return [...new Map(readings.map((reading) => [`${reading.kind} ${reading.value}`, reading])).values()];
}
