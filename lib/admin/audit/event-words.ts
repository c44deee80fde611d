import type { AuditAction, AuditOutcome } from '@/lib/audit/events';
import { actPhrases, outcomePhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';

/** The labels of all actions, in the order of the list. */
export function actLabels(locale: Locale): Record<AuditAction, string> {
  return actPhrases(locale).phrases;
}

/** The labels of all outcomes. */
export function outcomeLabels(locale: Locale): Record<AuditOutcome, string> {
  return outcomePhrases(locale).phrases;
}

/** Returns the label of a name, or the name itself if this version does not know it. */
export function labelFor(labels: Record<string, string>, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? name) : name;
}
