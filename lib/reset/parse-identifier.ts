import type { ErrorCode } from '@/lib/errors';
import type { Identifier } from '@/lib/providers/types';
import { err, ok, type Result } from '@/lib/result';

/**
 * Reads what a person typed as a user name, an e-mail address or a phone number, in canonical form: NFKC, trimmed,
 * e-mail in lower case, phone as E.164 with the installation's country code where none was typed. A row of digits may
 * be a phone or a staff number, so several readings can come back, the likelier first. `identifier_invalid` where the
 * text can be none of them.
 */
export function parseIdentifier(text: string, countryCode: string): Result<[Identifier, ...Identifier[]], ErrorCode> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return err('identifier_invalid');
  if (plain.includes('@')) return parseEmail(plain, text);
  const username: Identifier = { kind: 'username', value: plain };
  const phone = parsePhone(plain, countryCode);
  if (!phone) return ok([username]);
  return plain.startsWith('+') ? ok([phone]) : ok([phone, username]);
}

/** One `@`, also before folding: a look-alike that folds into a second one is refused (S-07). */
function parseEmail(plain: string, typed: string): Result<[Identifier, ...Identifier[]], ErrorCode> {
  const address = /^([^\s@"(),:;<>[\\\]]{1,64})@([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)$/i.exec(plain);
  const atSigns = (value: string) => value.split('@').length - 1;
  if (!address || atSigns(typed) !== atSigns(plain) || plain.length > 254) return err('identifier_invalid');
  const domain = address[2] ?? '';
  const typedDomain = typed.trim().split('@')[1] ?? '';
  // Full-width letters from a Chinese keyboard fold to ASCII; anything else that folds is a look-alike.
  if (typedDomain !== domain && !/^[\uff01-\uff5e.\w-]+$/.test(typedDomain)) return err('identifier_invalid');
  return ok([{ kind: 'email', value: plain.toLowerCase() }]);
}

function parsePhone(plain: string, countryCode: string): Identifier | null {
  if (!/^\+?[\d\s().-]{6,24}$/.test(plain)) return null;
  // As in +49 (0)30: the zero is for calls from inside the country.
  const digits = plain.replace(/^(\+[\d\s-]*)\(0\)/, '$1').replace(/\D/g, '');
  if (digits.length < 6) return null;
  const international = plain.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const number = international ?? `${countryCode}${digits.replace(/^0/, '')}`;
  return /^[1-9]\d{5,14}$/.test(number) ? { kind: 'phone', value: `+${number}` } : null;
}
