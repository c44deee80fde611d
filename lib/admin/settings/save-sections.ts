import 'server-only';
import { TransactionRollbackError } from 'drizzle-orm';
import { describeChange } from '@/lib/audit/describe-change';
import type { AuditDetail } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import type { Transaction } from '@/lib/db/database';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { operatorEvent } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';
import { applySettings } from '@/lib/settings/apply-settings';
import { secretNames } from '@/lib/settings/schema-fields';
import type { SectionChange } from '@/lib/settings/stored-sections';
import { readStoredSection, sectionSchema, writeStoredSection } from '@/lib/settings/stored-sections';
import type { SectionErrors } from './check-section';
import { findContradictions } from './find-contradictions';
import { mayChangeSettings } from './may-change-settings';

/** Why nothing was saved; `fields` if that belongs beside form fields. */
export type NotSaved = NotAllowed & { fields?: SectionErrors };

/**
 * Stores sections of the settings, all or none, with one event for each change, and applies them to this process.
 * Refuses with the codes of `authorise` (`settings.manage`), `read_only_settings` if the configuration file takes
 * precedence, `changed_meanwhile` after a concurrent change, and `field_invalid` with the findings of
 * `findContradictions`.
 */
export async function saveSections(
  services: Services,
  actor: Actor,
  changes: readonly SectionChange[],
): Promise<Result<{ changed: boolean }, NotSaved>> {
  const now = services.clock();
  const allowed = await mayChangeSettings(services, actor, 'settings.manage');
  if (!allowed.ok) return allowed;
  const fields = Object.assign({}, ...changes.map((change) => findContradictions(services, change))) as SectionErrors;
  if (Object.keys(fields).length > 0) return err({ code: 'field_invalid', fields });
  try {
    const changed = await services.db.transaction(async (tx) => {
      const details: AuditDetail[] = [];
      for (const change of changes) {
        const detail = await store(services, tx, change, now);
        if (detail === 'changed_meanwhile') return tx.rollback();
        if (Object.keys(detail).length > 0) details.push(detail);
      }
      // Nothing changed, so the versions that other forms hold stay valid.
      if (details.length === 0) return false;
      for (const detail of details)
        await recordEvent(tx, operatorEvent(actor, now, { action: 'settings_changed', outcome: 'ok', detail }));
      return true;
    });
    if (changed) await applySettings(services);
    return ok({ changed });
  } catch (error) {
    if (error instanceof TransactionRollbackError) return err({ code: 'changed_meanwhile' });
    throw error;
  }
}

async function store(
  { keys }: Services,
  tx: Transaction,
  { name, value, version }: SectionChange,
  now: Date,
): Promise<AuditDetail | 'changed_meanwhile'> {
  const stored = await readStoredSection(tx, keys, name);
  const schema = sectionSchema(name);
  const before = stored.ok ? schema.parse(stored.value.value) : undefined;
  const detail = describeChange(
    { [name]: before },
    { [name]: schema.parse(value) },
    secretNames(schema).map((secret) => `${name}.${secret}`),
  );
  const isSame = stored.ok && stored.value.version === version && Object.keys(detail).length === 0;
  if (isSame) return detail;
  const written = await writeStoredSection(tx, keys, name, { value: value as never, version, now });
  return written.ok ? { section: name, ...detail } : 'changed_meanwhile';
}
