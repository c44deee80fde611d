import type { PasswordPolicy } from './policy';

/**
 * The organisation's own rules, from `passwordPolicy` of the configuration. They can only add to what a back end
 * demands: the longest password is 1,024 characters, which every other policy undercuts.
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
