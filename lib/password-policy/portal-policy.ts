import type { PasswordPolicy } from './policy';

/**
 * Returns what the portal adds to every back end's rules: no common or leaked passwords, none built from the account's
 * own names, and a maximum length that every step can handle. It adds no composition rules and no minimum length (NIST
 * SP 800-63B 3.1.1.2). `words` are names that anybody could guess, such as the directory's; those shorter than 4 are
 * left out.
 */
export function portalPolicy(words: readonly string[] = []): PasswordPolicy {
  return {
    owner: 'portal',
    minLength: 0,
    maxLength: 256,
    maxBytes: 1024,
    requiredClasses: [],
    minClasses: 0,
    allowedSpecials: null,
    maxRun: null,
    words: { match: 'contains', reversed: false, minWordLength: 4, loose: true },
    bannedWords: words.filter((word) => Array.from(word).length >= 4),
    refusesCommon: true,
    history: null,
  };
}
