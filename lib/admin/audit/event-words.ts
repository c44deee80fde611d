import type { AuditAction, AuditOutcome } from '@/lib/audit/events';
import { actPhrases, outcomePhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';

/** What each act is called, in the order of the list of acts. */
export function actLabels(locale: Locale): Record<AuditAction, string> {
  return actPhrases(locale).phrases;
}

/** How each outcome is called. */
export function outcomeLabels(locale: Locale): Record<AuditOutcome, string> {
  return outcomePhrases(locale).phrases;
}

/** Words for something that an event names; as it stands where this version does not know it. */
export function labelFor(labels: Record<string, string>, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? name) : name;
}
