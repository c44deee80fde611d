import 'server-only';
import { and, eq, gt, inArray, or } from 'drizzle-orm';
import { mayChangeSettings } from '@/lib/admin/settings/may-change-settings';
import { describeChange } from '@/lib/audit/describe-change';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { storedDirectory } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { attempt } from '@/lib/db/schema';
import { inLanguage, readLocalText } from '@/lib/i18n/local-text';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import { findProvider } from '@/lib/providers/registry';
import type { Services } from '@/lib/services/services';
import { applySettings } from '@/lib/settings/apply-settings';
import { countSettingsChange } from '@/lib/settings/settings-version';
import { listStoredDirectories, type StoredDirectory } from '@/lib/settings/stored-directories';
import { forgetIndex } from './forget-accounts';

const permission = 'directories.manage';

type Change = Pick<AuditEvent, 'action' | 'detail'> | null;

/**
 * Enables or disables a directory and returns its name. Refuses with the codes of `mayChangeSettings`, and with
 * `changed_meanwhile` if it no longer exists.
 */
export function switchDirectory(
  services: Services,
  actor: Actor,
  id: string,
  enabled: boolean,
): Promise<Result<{ name: string }, NotAllowed>> {
  return arrange(services, actor, id, async (tx, row, _rows, now) => {
    if (row.enabled === enabled) return ok(null);
    // Counts as a change, because forms opened earlier show another state.
    await tx
      .update(storedDirectory)
      .set({ enabled, version: row.version + 1, updatedAt: now })
      .where(eq(storedDirectory.id, id));
    return ok({ action: 'directory_changed', detail: describeChange({ enabled: row.enabled }, { enabled }) });
  });
}

/** Moves a directory one place up or down in the order that people see. Refuses with the codes of `switchDirectory`. */
export function moveDirectory(
  services: Services,
  actor: Actor,
  id: string,
  to: 'up' | 'down',
): Promise<Result<{ name: string }, NotAllowed>> {
  return arrange(services, actor, id, async (tx, row, rows) => {
    const at = rows.indexOf(row);
    const next = at + (to === 'up' ? -1 : 1);
    const other = rows[next];
    if (!other) return ok(null);
    const ordered = rows.map((each, index) => (index === at ? other : index === next ? row : each));
    for (const [position, each] of ordered.entries()) {
      if (each.position !== position)
        await tx.update(storedDirectory).set({ position }).where(eq(storedDirectory.id, each.id));
    }
    return ok({ action: 'directory_changed', detail: describeChange({ place: at + 1 }, { place: next + 1 }) });
  });
}

/**
 * Removes a directory and its index. Accounts that Rekey itself stores for it are kept. `confirm` must be its id
 * (`field_invalid`). Refuses with `directory_in_use` during a reset in that directory, and with the codes of
 * `switchDirectory`.
 */
export function removeDirectory(
  services: Services,
  actor: Actor,
  id: string,
  confirm: string,
): Promise<Result<{ name: string }, NotAllowed>> {
  return arrange(services, actor, id, async (tx, row, _rows, now) => {
    if (confirm !== id) return err({ code: 'field_invalid' });
    const openAttempts = await tx.$count(
      attempt,
      and(
        eq(attempt.directoryId, id),
        or(eq(attempt.state, 'setting'), and(inArray(attempt.state, ['open', 'verified']), gt(attempt.expiresAt, now))),
      ),
    );
    if (openAttempts > 0) return err({ code: 'directory_in_use' });
    await tx.delete(storedDirectory).where(eq(storedDirectory.id, id));
    const kind = String(row.entry['kind']);
    // A directory whose kind no longer exists can have an index too.
    if (findProvider(kind)?.capabilities.indexed !== false) await forgetIndex(tx, id);
    return ok({ action: 'directory_removed', detail: describeChange({ kind, name: row.entry['name'] }, {}) });
  });
}

async function arrange(
  services: Services,
  actor: Actor,
  id: string,
  change: (
    tx: Transaction,
    row: StoredDirectory,
    rows: StoredDirectory[],
    now: Date,
  ) => Promise<Result<Change, NotAllowed>>,
): Promise<Result<{ name: string }, NotAllowed>> {
  const may = await mayChangeSettings(services, actor, permission, { directoryId: id });
  if (!may.ok) return may;
  const now = services.clock();
  const done = await services.db.transaction(async (tx) => {
    await countSettingsChange(tx, now);
    const rows = await listStoredDirectories(tx);
    const row = rows.find((each) => each.id === id);
    if (!row) return err({ code: 'changed_meanwhile' as const });
    const result = await change(tx, row, rows, now);
    if (result.ok && result.value) {
      await recordEvent(tx, operatorEvent(actor, now, { ...result.value, outcome: 'ok', directoryId: id }));
    }
    return result.ok ? ok({ name: inLanguage(readLocalText(row.entry['name']) ?? id, actor.request.locale) }) : result;
  });
  if (!done.ok) {
    if (done.error.code !== 'directory_in_use') return done;
    return refuseAct(services, actor, { permission, directoryId: id }, done.error);
  }
  await applySettings(services);
  return done;
}
