import { AndFilter, EqualityFilter, type Filter, FilterParser, OrFilter, SubstringFilter } from 'ldapts';
import type { Identifier } from '@/lib/base/contact';
import type { AttributeMap } from './presets';

/**
 * Filters are built as values and never as text, so nothing that a person types is read as a filter (RFC 4515). The
 * configured filters are parsed when the settings are checked.
 */
export function accountFilter(configured: readonly (string | undefined)[], also: Filter): Filter {
  const parsed = configured.filter((text) => text !== undefined).map((text) => FilterParser.parseString(text));
  return new AndFilter({ filters: [...parsed, also] });
}

/** Matches accounts by what a person typed. The caller compares the values again, because servers fold them further. */
export function identifierFilter({ kind, value }: Identifier, attributes: AttributeMap): Filter {
  if (kind === 'username')
    return anyOf(attributes.username.map((attribute) => new EqualityFilter({ attribute, value })));
  if (kind === 'email') return anyOf(attributes.mail.flatMap((attribute) => mailForms(attribute, value)));
  return anyOf(attributes.phone.flatMap((attribute) => phoneForms(attribute, value)));
}

/** Matches accounts whose user name, name, address or number contains the text. */
export function searchFilter(text: string, attributes: AttributeMap): Filter {
  const { username, mail, name, phone } = attributes;
  const contains = [...username, ...name, ...mail].map((attribute) => new SubstringFilter({ attribute, any: [text] }));
  const digits = text.replace(/\D/g, '');
  const numbers =
    digits.length >= fewestDigits && /^[\d\s().+-]+$/.test(text) ? phone.map((each) => endsWith(each, digits)) : [];
  return anyOf([...contains, ...numbers]);
}

/** Fewer would match too many numbers. */
const fewestDigits = 4;

/** Active Directory stores every address of an account in `proxyAddresses`, as `SMTP:` (the first) or `smtp:`. */
function mailForms(attribute: string, value: string): Filter[] {
  const stored = attribute.toLowerCase() === 'proxyaddresses' ? `smtp:${value}` : value;
  return [new EqualityFilter({ attribute, value: stored })];
}

/**
 * Directories hold numbers as people write them. The number itself is found through the index; other spellings by their
 * last digits in order, with anything in between.
 */
function phoneForms(attribute: string, value: string): Filter[] {
  const isLongEnough = value.replace(/\D/g, '').length >= fewestDigits;
  return [new EqualityFilter({ attribute, value }), ...(isLongEnough ? [endsWith(attribute, value)] : [])];
}

function endsWith(attribute: string, number: string): Filter {
  const digits = Array.from(number.replace(/\D/g, '').slice(-7));
  return new SubstringFilter({ attribute, any: digits.slice(0, -1), final: digits.at(-1) ?? '' });
}

function anyOf(filters: Filter[]): Filter {
  return new OrFilter({ filters });
}
