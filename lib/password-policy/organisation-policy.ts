import type { PasswordPolicy } from './policy';

/**
 * Returns the organisation's own rules, from `passwordPolicy` in the configuration. They can only add to what a back
 * end requires: their maximum length is 1,024 characters, and every other policy's is lower.
 */
export function organisationPolicy(settings: {
  minLength?: number | undefined;
  words?: readonly string[] | undefined;
}) {
  return {
    owner: 'organisation',
    minLength: settings.minLength ?? 0,
    maxLength: 1024,
    maxBytes: null,
    requiredClasses: [],
    minClasses: 0,
    allowedSpecials: null,
    maxRun: null,
    words: null,
    bannedWords: settings.words ?? [],
    history: null,
  } satisfies PasswordPolicy;
}
