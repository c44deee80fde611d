import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { PasswordRule } from '@/lib/password-policy/password-rule';

/** Returns the text about rules that the browser cannot check: they are checked when the password is set. */
export function laterChecks(rules: readonly PasswordRule[], directory: string, phrases: PasswordPhrases): string {
  const history = rules.find(({ rule }) => rule === 'history');
  return [
    rules.some(({ rule }) => rule === 'common_password') ? phrases.commonLater : '',
    history ? fill(phrases.historyLater, { directory, limit: history.limit ?? '' }) : '',
  ]
    .filter(Boolean)
    .join(phrases.gap);
}
