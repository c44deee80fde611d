import 'server-only';
import { checkpointLine } from '@/lib/audit/checkpoint';
import { storeCheckpoint } from '@/lib/audit/checkpoints';
import type { AuditOutcome } from '@/lib/audit/events';
import { readHead } from '@/lib/audit/head';
import { recordEvent } from '@/lib/audit/record-event';
import { ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { claimStepUp } from '@/lib/operators/operator-sessions';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';
import { type AuditFilter, filterToParams } from './audit-filter';
import { type ExportFormat, exportHead, exportLine, readMatching } from './export-lines';
import { operatorNames } from './operator-names';

/**
 * Yields the events of a filter as text, oldest first. Refuses with `not_allowed`, `step_up_required`, `out_of_scope`.
 * Reads only as the consumer asks, so memory stays flat. Records `started` before the first piece, then `ok` with the
 * count, or `failed` if the consumer stops. Events written meanwhile are not included.
 */
export async function exportAudit(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  filter: AuditFilter,
  format: ExportFormat,
): Promise<Result<AsyncGenerator<string>, NotAllowed>> {
  const { db, clock } = services;
  const act = { permission: 'audit.export', directoryId: filter.directory ?? null } as const;
  const allowed = await mayAct(services, actor, act.permission, act);
  if (!allowed.ok) return allowed;
  // The download is not a form action, so the factor is claimed here.
  if (!(await claimStepUp(db, actor.session, 'audit-export')))
    return refuseAct(services, actor, act, { code: 'step_up_required' });
  const record = (outcome: AuditOutcome, detail: Record<string, string | number>) =>
    db.transaction((tx) =>
      recordEvent(tx, operatorEvent(actor, clock(), { action: 'audit_exported', outcome, detail })),
    );
  // With a filter or a limited scope, missing events would look cut off.
  const isComplete =
    format === 'jsonl' &&
    Object.keys(filterToParams(filter)).length === 0 &&
    actor.operator.scope.directories === 'all';
  const checkpoint = isComplete ? await storeCheckpoint(db, clock) : null;
  const last = (await readHead(db)).seq;
  // Names, words and accounts in the filter are personal; the audit records only that they were used.
  const { q, person, account, ...asked } = filterToParams(filter);
  const hidden = {
    ...(q ? { q: 'given' } : {}),
    ...(person ? { person: 'given' } : {}),
    ...(account ? { account: 'given' } : {}),
  };
  const detail = { ...asked, ...hidden, format, last };
  await record('started', detail);
  return ok(write());

  async function* write(): AsyncGenerator<string> {
    let events = 0;
    let outcome: AuditOutcome = 'failed';
    try {
      const names = await operatorNames(db);
      const start = exportHead(format);
      if (start) yield start;
      for await (const entries of readMatching(db, filter, actor.operator.scope, last)) {
        if (entries.length === 0) continue;
        events += entries.length;
        yield entries.map((entry) => exportLine(format, entry, names)).join('');
      }
      if (checkpoint) yield `${checkpointLine(checkpoint)}\n`;
      outcome = 'ok';
    } finally {
      await record(outcome, { ...detail, events });
    }
  }
}
