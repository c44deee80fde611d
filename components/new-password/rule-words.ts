import { fill } from '@/lib/i18n/fill';
import { formatUtcTime } from '@/lib/i18n/format-utc-time';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { PasswordRule } from '@/lib/password-policy/password-rule';
import type { RuleState } from './rule-states';

/** More names than this are not listed. */
const mostNames = 3;

/** Returns the text of a rule; for a broken rule about words, which word to leave out. */
export function ruleWords(
  rule: PasswordRule & Partial<RuleState>,
  directory: string,
  phrases: PasswordPhrases,
): string {
  if (rule.state === 'failed' && rule.word) return fill(phrases.leaveOut, { word: rule.word });
  if (rule.rule === 'min_age' && rule.until)
    return fill(phrases.changeableFrom, { directory, time: formatUtcTime(rule.until, phrases.locale) });
  const names = rule.words ?? [];
  const quoted = names.map((word) => fill(phrases.quoted, { word })).join(phrases.or);
  return fill(phrases.rules[rule.rule], {
    limit: rule.limit ?? '',
    characters: visible(Array.from(rule.specials ?? '')),
    words: names.length > 0 && names.length <= mostNames ? quoted : phrases.organisationName,
    directory,
  });
}

/** Makes characters readable: a space is shown as ␣. */
export function visible(characters: readonly string[]): string {
  return characters.map((character) => (character === ' ' ? '␣' : character)).join('');
}

/**
 * Returns the rules in one short line, such as "8–32 characters, 3 of: A a 1 #". Leaves out rules that are rarely
 * broken.
 */
export function rulesInShort(rules: readonly PasswordRule[], phrases: PasswordPhrases): string {
  const limitOf = (code: PasswordRule['rule']) => rules.find(({ rule, quiet }) => rule === code && !quiet)?.limit;
  const min = limitOf('min_length');
  const max = limitOf('max_length');
  const length =
    min !== undefined && max !== undefined
      ? fill(phrases.lengthBetween, { min, max })
      : min !== undefined
        ? fill(phrases.rules.min_length, { limit: min })
        : max !== undefined
          ? fill(phrases.rules.max_length, { limit: max })
          : '';
  const signs = (['upper', 'lower', 'digit', 'special'] as const).filter((name) =>
    rules.some(({ rule }) => rule === `class_${name}`),
  );
  const classes = limitOf('min_classes') ?? limitOf('complexity');
  const kinds = [
    signs.length > 0 ? fill(phrases.kindsAll, { kinds: signs.map((name) => signOf[name]).join(' ') }) : '',
    classes === undefined ? '' : fill(phrases.kindsSome, { limit: classes, kinds: Object.values(signOf).join(' ') }),
  ];
  return [length, ...kinds].filter(Boolean).join(phrases.comma);
}

const signOf = { upper: 'A', lower: 'a', digit: '1', special: '#' } as const;
