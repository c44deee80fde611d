import * as z from 'zod';
import type { PasswordPolicy } from '@/lib/password-policy/policy';

/** Settings of a local directory. Unknown names are refused, so that a typo is noticed. */
export const localSettings = z.strictObject({
  minLength: z.int().min(8).max(64).default(8).meta({
    label: 'Minimum password length',
    help: '8 to 64 characters.',
  }),
  history: z.int().min(0).max(24).default(5).meta({
    label: 'Password history',
    help: 'Number of previous passwords that are refused, including the current one; 0 to 24.',
  }),
});

export type LocalSettings = z.output<typeof localSettings>;

/**
 * Returns the policy. No composition rules: length and the portal's block list do more with less friction (NIST SP
 * 800-63B 3.1.1.2).
 */
export function localPolicy(settings: LocalSettings): PasswordPolicy {
  return {
    owner: 'directory',
    minLength: settings.minLength,
    maxLength: 256,
    maxBytes: 1024,
    requiredClasses: [],
    minClasses: 0,
    allowedSpecials: null,
    maxRun: null,
    words: null,
    history: settings.history > 0 ? settings.history : null,
  };
}
