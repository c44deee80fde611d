import { err, ok, type Result } from '@/lib/base/result';
import { asciiSpecials, characterClasses } from './character-classes';
import { impliesWordRule } from './match-words';
import type { CharacterClass, PasswordPolicy, RuleCode, WordRule } from './policy';

/** Rules that no password can satisfy together. */
export type PolicyConflict = { rules: readonly RuleCode[] };

/**
 * Returns one policy that accepts exactly what all of these accept, or the rules that contradict each other. Its owner
 * is the owner of the first; to show whose rule is whose, use `listRules` on the parts instead.
 */
export function intersectPolicies(
  first: PasswordPolicy,
  ...others: readonly PasswordPolicy[]
): Result<PasswordPolicy, PolicyConflict> {
  const policy = others.reduce(intersectTwo, first);
  const rules = findConflict(policy);
  return rules ? err({ rules }) : ok(policy);
}

/** Returns the special characters in both lists, in the order of the first. */
export function commonSpecials(first: string, second: string): string {
  const wanted = new Set(second);
  return Array.from(first)
    .filter((character) => wanted.has(character))
    .join('');
}

/** Returns the classes that a password can contain under this policy. */
export function availableClasses(policy: PasswordPolicy): CharacterClass[] {
  const { allowedSpecials } = policy;
  const special = allowedSpecials === null || commonSpecials(asciiSpecials, allowedSpecials) !== '';
  return characterClasses.filter((name) => name !== 'special' || special);
}

function intersectTwo(a: PasswordPolicy, b: PasswordPolicy): PasswordPolicy {
  const [words = null, ...moreWords] = strictestWordRules([a, b].flatMap(wordRulesOf));
  return {
    owner: a.owner,
    minLength: Math.max(a.minLength, b.minLength),
    maxLength: Math.min(a.maxLength, b.maxLength),
    maxBytes: lesser(a.maxBytes, b.maxBytes),
    requiredClasses: characterClasses.filter((name) => [a, b].some((each) => each.requiredClasses.includes(name))),
    minClasses: Math.max(a.minClasses, b.minClasses),
    windowsComplexity: a.windowsComplexity === true || b.windowsComplexity === true,
    allowedSpecials:
      a.allowedSpecials === null || b.allowedSpecials === null
        ? (a.allowedSpecials ?? b.allowedSpecials)
        : commonSpecials(a.allowedSpecials, b.allowedSpecials),
    maxRun: lesser(a.maxRun, b.maxRun),
    words,
    moreWords,
    bannedWords: [...new Set([...(a.bannedWords ?? []), ...(b.bannedWords ?? [])])],
    refusesCommon: a.refusesCommon === true || b.refusesCommon === true,
    history: a.history === null || b.history === null ? (a.history ?? b.history) : Math.max(a.history, b.history),
  };
}

function wordRulesOf(policy: PasswordPolicy): WordRule[] {
  return [...(policy.words ? [policy.words] : []), ...(policy.moreWords ?? [])];
}

/** Drops rules covered by another; of two that cover each other the first is kept. */
function strictestWordRules(rules: readonly WordRule[]): WordRule[] {
  return rules.filter(
    (rule, at) =>
      !rules.some(
        (other, otherAt) =>
          otherAt !== at && impliesWordRule(other, rule) && (otherAt < at || !impliesWordRule(rule, other)),
      ),
  );
}

function lesser(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function findConflict(policy: PasswordPolicy): RuleCode[] | null {
  const classes = availableClasses(policy);
  if (policy.minLength > policy.maxLength) return ['min_length', 'max_length'];
  if (policy.minLength > (policy.maxBytes ?? policy.maxLength)) return ['min_length', 'max_bytes'];
  if (!policy.requiredClasses.every((name) => classes.includes(name))) return ['class_special', 'allowed_characters'];
  if (policy.minClasses > classes.length) return ['min_classes', 'allowed_characters'];
  const needed = Math.max(policy.requiredClasses.length, policy.minClasses);
  if (needed > Math.min(policy.maxLength, policy.maxBytes ?? policy.maxLength)) return ['min_classes', 'max_length'];
  if (policy.maxRun !== null && policy.maxRun < 1 && policy.minLength > 0) return ['min_length', 'max_run'];
  return null;
}
