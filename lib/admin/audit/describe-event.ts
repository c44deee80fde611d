import type { AuditEntry } from '@/lib/audit/read-events';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import type { Services } from '@/lib/services';
import { actLabels, labelFor, outcomeLabels } from './event-words';

/** An event as a line of the page: plain text, in the reader's language. */
export type EventLine = {
  seq: number;
  at: string;
  act: string;
  outcome: { label: string; tone: 'ok' | 'danger' | 'quiet' };
  who: string;
  account: string | null;
  directory: string | null;
};

const tones: Record<string, EventLine['outcome']['tone']> = { ok: 'ok', refused: 'danger', failed: 'danger' };

/** Puts an event into words. `names`: operators by how the audit names them. */
export function describeEvent(
  { directories }: Pick<Services, 'directories'>,
  entry: AuditEntry,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): EventLine {
  const directory = directories.usable.find(({ id }) => id === entry.directoryId);
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    act: labelFor(actLabels(locale), entry.action),
    outcome: { label: labelFor(outcomeLabels(locale), entry.outcome), tone: tones[entry.outcome] ?? 'quiet' },
    who: actorName(entry.actor, names, locale),
    account: entry.personal?.accountName ?? entry.personal?.accountId ?? entry.accountId,
    directory: directory ? inLanguage(directory.name, locale) : entry.directoryId,
  };
}

/** Who did it, in words. */
export function actorName(actor: string, names: ReadonlyMap<string, string>, locale: Locale): string {
  const { phrases, t } = auditPhrases(locale);
  if (actor === 'person') return phrases.actorPerson;
  if (actor === 'system') return phrases.actorSystem;
  return names.get(actor) ?? t('actorGone', { id: actor.replace(/^operator:/, '').slice(0, 8) });
}
