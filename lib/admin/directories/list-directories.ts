import type { DirectoryId } from '@/lib/base/ids';
import { inLanguage, type LocalText, readLocalText } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import 'server-only';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { ok, type Result } from '@/lib/base/result';
import { accountIndexRun } from '@/lib/db/schema';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { type DirectoryHealth, readHealth } from '@/lib/directories/read-health';
import type { Actor } from '@/lib/operators/actor';
import { isInScope, type NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import type { Fields } from '@/lib/settings/sealed-fields';
import { listStoredDirectories } from '@/lib/settings/stored-directories';

/** One directory in the list of the console. */
export type DirectoryOverview = {
  id: string;
  kind: string;
  name: string;
  /**
   * `failing`: its settings are valid, but its calls fail. `pending`: just saved, and not applied by this instance yet.
   */
  state: 'usable' | 'failing' | 'broken' | 'off' | 'pending';
  /** What is wrong, in English: paths and what was expected. Values are never quoted. */
  problems: readonly string[];
  /** How many accounts were read and when; null if none were read yet, undefined if there is no index. */
  index: { accounts: number; finishedAt: Date } | null | undefined;
  /** The health of its calls; null if there were none, or it is not in use. */
  health: DirectoryHealth | null;
};

/** Returns the directories in an operator's scope, in order, and where their settings come from. */
export async function listDirectories(
  services: Services,
  actor: Actor,
): Promise<Result<{ source: 'file' | 'database'; directories: DirectoryOverview[] }, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'directories.read');
  if (!allowed.ok) return allowed;
  const source = services.configSource;
  const entries = source === 'file' ? fileEntries(services) : await storedEntries(services);
  const visible = entries.filter(({ id }) => isInScope(actor.operator, id));
  const ids = visible.map(({ id }) => id);
  const health = await readHealth(services, ids);
  const directories = await Promise.all(
    visible.map((entry) => summarise(services, entry, health.get(entry.id) ?? null, actor.request.locale)),
  );
  return ok({ source, directories });
}

type Entry = { id: string; kind: string; name: LocalText | null; enabled: boolean };

function fileEntries({ config }: Services): Entry[] {
  return config.directories.map((entry, at) => {
    const { id, kind, name } = (entry ?? {}) as Fields;
    return { id: textOf(id) || `directories[${at}]`, kind: textOf(kind), name: readLocalText(name), enabled: true };
  });
}

async function storedEntries({ db }: Services): Promise<Entry[]> {
  const rows = await listStoredDirectories(db);
  return rows.map(({ id, enabled, entry }) => ({
    id,
    kind: textOf(entry['kind']),
    name: readLocalText(entry['name']),
    enabled,
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function summarise(
  { directories, db }: Services,
  entry: Entry,
  health: DirectoryHealth | null,
  locale: Locale,
): Promise<DirectoryOverview> {
  const { enabled, name: given, ...known } = entry;
  const name = given === null ? entry.id : inLanguage(given, locale);
  const usable = findConfiguredDirectory(directories, entry.id);
  const broken = directories.broken.find(({ id }) => id === entry.id);
  const called = usable ? (health?.failure ? 'failing' : 'usable') : 'pending';
  const state = !enabled ? 'off' : broken ? 'broken' : called;
  const index = enabled && usable?.capabilities.indexed ? await lastReading(db, entry.id) : undefined;
  const problems = enabled ? (broken?.problems ?? []) : [];
  return { ...known, name, state, problems, index, health: enabled && usable ? health : null };
}

async function lastReading(db: Services['db'], directoryId: DirectoryId): Promise<DirectoryOverview['index']> {
  const [run] = await db
    .select({ accounts: accountIndexRun.accounts, finishedAt: accountIndexRun.finishedAt })
    .from(accountIndexRun)
    .where(and(eq(accountIndexRun.directoryId, directoryId), isNotNull(accountIndexRun.finishedAt)))
    .orderBy(desc(accountIndexRun.generation))
    .limit(1);
  return run?.finishedAt ? { accounts: run.accounts ?? 0, finishedAt: run.finishedAt } : null;
}
