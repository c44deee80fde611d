import type { PasswordPolicy } from '@/lib/password-policy/policy';
import type { MeetingSettings } from './config';

/**
 * Returns the vendor's password rule. Its editions differ (contracts B.2): `strict` satisfies every edition,
 * `documented-minimum` is the English page of 2025-09-04.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0104.html
 */
export function meetingPasswordPolicy(rules: MeetingSettings['passwordRules']): PasswordPolicy {
  const shared = {
    owner: 'directory',
    minLength: 8,
    maxLength: 32,
    maxBytes: null,
    allowedSpecials: '`~!@#$%^&*()-_=+\\|[{}];:",\'<.>/?',
    maxRun: 2,
    history: null,
  } as const;
  if (rules === 'documented-minimum') {
    const words = { match: 'equals', reversed: true, minWordLength: 1 } as const;
    return { ...shared, requiredClasses: [], minClasses: 2, words };
  }
  const words = { match: 'contains', reversed: true, minWordLength: 3 } as const;
  return { ...shared, requiredClasses: ['lower', 'upper', 'digit'], minClasses: 3, words };
}
