import { commonSpecials } from './intersect-policies';
import { type PasswordRule, rulesOfPolicy } from './password-rule';
import { type PasswordPolicy, ruleCodes } from './policy';

/**
 * Rules for every password, regardless of the back end: a password that breaks one does not survive every sign-in form.
 */
const everywhere: readonly PasswordRule[] = [
  { rule: 'control_characters', owner: 'portal', quiet: true },
  { rule: 'outer_spaces', owner: 'portal', quiet: true },
];
const ownerOrder: readonly PasswordPolicy['owner'][] = ['directory', 'organisation', 'portal'];

/**
 * Returns the combined rules of several policies, each code at most once, in the order of `ruleCodes`. If several
 * owners have a rule, the strictest wins; of equal ones the back end's, then the organisation's.
 */
export function listRules(policies: readonly PasswordPolicy[]): PasswordRule[] {
  const ordered = [...policies].sort((a, b) => ownerOrder.indexOf(a.owner) - ownerOrder.indexOf(b.owner));
  const strictest = new Map<string, PasswordRule>();
  for (const rule of [...ordered.flatMap(rulesOfPolicy), ...everywhere]) {
    const known = strictest.get(rule.rule);
    strictest.set(rule.rule, known ? stricter(known, rule) : rule);
  }
  mergeLengths(strictest);
  const required = [...strictest.keys()].filter((code) => code.startsWith('class_')).length;
  if ((strictest.get('min_classes')?.limit ?? 0) <= required) strictest.delete('min_classes');
  return ruleCodes.flatMap((code) => strictest.get(code) ?? []);
}

/** If only ASCII is allowed, a byte is a character: the two limits become one rule. */
function mergeLengths(rules: Map<string, PasswordRule>): void {
  const [bytes, length] = [rules.get('max_bytes'), rules.get('max_length')];
  const specials = rules.get('allowed_characters')?.specials;
  if (!bytes || !length || specials === undefined || !/^[\x20-\x7e]*$/.test(specials)) return;
  rules.delete('max_bytes');
  if ((bytes.limit ?? 0) < (length.limit ?? 0)) rules.set('max_length', { ...bytes, rule: 'max_length', quiet: false });
}

function stricter(first: PasswordRule, second: PasswordRule): PasswordRule {
  switch (first.rule) {
    case 'min_length':
    case 'min_classes':
    case 'history':
      return (second.limit ?? 0) > (first.limit ?? 0) ? second : first;
    case 'max_length':
    case 'max_bytes':
    case 'max_run':
      return (second.limit ?? 0) < (first.limit ?? 0) ? second : first;
    case 'allowed_characters':
      return { ...first, specials: commonSpecials(first.specials ?? '', second.specials ?? '') };
    case 'account_words':
      return { ...first, wordRules: [...(first.wordRules ?? []), ...(second.wordRules ?? [])] };
    case 'organisation_words':
      return {
        ...first,
        words: [...new Set([...(first.words ?? []), ...(second.words ?? [])])],
        domains: first.domains === true || second.domains === true,
        quiet: first.quiet && second.quiet,
      };
    default:
      return first;
  }
}
