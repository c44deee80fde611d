import { readReturnPath } from '@/lib/forms/return-path';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';

/** The link back from a page: to where the reader came from (`given`, untrusted), else to the page that it belongs to. */
export function backLink(locale: Locale, given: unknown, home: 'accounts' | 'audit'): { path: string; label: string } {
  const path = readReturnPath(given) ?? `/admin/${home}`;
  if (path.startsWith('/admin/audit')) return { path, label: auditPhrases(locale).phrases.back };
  return { path, label: accountsPhrases(locale).phrases.backToSearch };
}
