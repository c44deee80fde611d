import type { AuditEntry } from '@/lib/audit/read-events';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import type { Services } from '@/lib/services/services';
import { actLabels, labelFor, outcomeLabels } from './event-words';

/** An event as a line of the page: plain text in the reader's language. */
export type EventLine = {
  seq: number;
  at: string;
  act: string;
  outcome: { label: string; tone: 'ok' | 'danger' | 'quiet' };
  who: string;
  account: string | null;
  directory: string | null;
  /** The affected operator. */
  operator: string | null;
  /** The account, otherwise the operator, otherwise the section of the settings. */
  target: string | null;
  ticket: string | null;
};

const tones: Record<string, EventLine['outcome']['tone']> = { ok: 'ok', refused: 'danger', failed: 'danger' };

/** Describes an event in words. `names` maps the audit's actor names to operators. */
export function describeEvent(
  services: Pick<Services, 'directories'>,
  entry: AuditEntry,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): EventLine {
  const account = entry.personal?.accountName ?? entry.personal?.accountId ?? entry.accountId;
  const operator = targetName(entry, names, locale);
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    act: labelFor(actLabels(locale), entry.action),
    outcome: { label: labelFor(outcomeLabels(locale), entry.outcome), tone: tones[entry.outcome] ?? 'quiet' },
    who: actorName(isConsoleSignIn(entry) ? 'console' : entry.actor, names, locale),
    account,
    directory: entry.directoryId === null ? null : directoryName(services, entry.directoryId, locale),
    operator,
    target: account ?? operator ?? sectionName(entry, locale),
    ticket: entry.personal?.ticket ?? null,
  };
}

/** Returns the actor in words. */
export function actorName(actor: string, names: ReadonlyMap<string, string>, locale: Locale): string {
  const { phrases, t } = auditPhrases(locale);
  if (actor === 'person') return phrases.actorPerson;
  if (actor === 'console') return phrases.actorConsole;
  if (actor === 'system') return phrases.actorSystem;
  if (actor === 'command') return phrases.actorCommand;
  return names.get(actor) ?? t('actorGone', { id: actor.replace(/^operator:/, '').slice(0, 8) });
}

/** Returns the name of a directory, or its id if it no longer exists. */
export function directoryName({ directories }: Pick<Services, 'directories'>, id: string, locale: Locale): string {
  if (id === operatorsDirectoryId) return auditPhrases(locale).phrases.operatorsDirectory;
  const directory = findConfiguredDirectory(directories, id);
  return directory ? inLanguage(directory.name, locale) : id;
}

/** Returns the affected operator: the name at that time, otherwise the present one. */
function targetName(
  { detail, personal }: AuditEntry,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string | null {
  if (personal?.targetName) return personal.targetName;
  // Events from before names were stored have the id in their details.
  const id = detail['operator'];
  return typeof id === 'string' ? actorName(`operator:${id}`, names, locale) : null;
}

/** Failed console sign-ins from before the actor `console` existed have the portal's actor. */
function isConsoleSignIn({ actor, action }: AuditEntry): boolean {
  return actor === 'person' && action === 'operator_sign_in_refused';
}

function sectionName({ detail }: AuditEntry, locale: Locale): string | null {
  const section = detail['section'];
  if (typeof section !== 'string') return null;
  return labelFor(settingsPhrases(locale).phrases, section);
}
