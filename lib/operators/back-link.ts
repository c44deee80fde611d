import { readReturnPath } from '@/lib/forms/return-path';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';

/**
 * Returns the link back from a page: to the page the operator came from (`given`, untrusted), otherwise to the parent
 * page.
 */
export function backLink(locale: Locale, given: unknown, home: 'accounts' | 'audit'): { path: string; label: string } {
  const path = readReturnPath(given) ?? `/admin/${home}`;
  if (path.startsWith('/admin/audit')) return { path, label: auditPhrases(locale).phrases.back };
  return { path, label: accountsPhrases(locale).phrases.backToSearch };
}
