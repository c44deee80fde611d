import 'server-only';
import { and, asc, between, gte, lte } from 'drizzle-orm';
import type { AuditEntry } from '@/lib/audit/read-events';
import { withPersonal } from '@/lib/audit/read-events';
import type { OperatorScope } from '@/lib/base/permissions';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import { auditConditions } from './audit-conditions';
import type { AuditFilter } from './audit-filter';
import { csvLine } from './csv-line';
import { findSeqRange } from './find-seq-range';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Events per statement. The work and the memory are the same for every filter. */
const step = 2000;

/** Yields the events of a filter up to number `last`, oldest first, in batches that may be empty. */
export async function* readMatching(
  db: Database,
  filter: AuditFilter,
  scope: OperatorScope,
  last: number,
): AsyncGenerator<AuditEntry[]> {
  const range = await findSeqRange(db, filter, { before: last + 1 });
  if (!range) return;
  const conditions = auditConditions(filter, scope);
  const where = and(
    ...conditions.filter(({ keep }) => !keep).map((condition) => condition.where),
    filter.from && gte(auditEvent.at, filter.from),
    filter.to && lte(auditEvent.at, filter.to),
  );
  for (let low = range.low; low <= range.high; low += step) {
    const span = between(auditEvent.seq, low, Math.min(range.high, low + step - 1));
    let events = await db.select().from(auditEvent).where(and(span, where)).orderBy(asc(auditEvent.seq));
    for (const { keep } of conditions) {
      if (!keep || events.length === 0) continue;
      const { rows } = await db.execute<{ seq: string | number }>(keep(`{${events.map(({ seq }) => seq).join(',')}}`));
      const kept = new Set(rows.map(({ seq }) => Number(seq)));
      events = events.filter(({ seq }) => kept.has(seq));
    }
    yield await withPersonal(db, events);
  }
}

const columns = [
  ...['number', 'time (UTC)', 'actor', 'operator', 'action', 'outcome', 'directory', 'account', 'account id'],
  ...['target operator', 'target operator name', 'target operator email', 'settings section'],
  ...['reason', 'ticket', 'address', 'request', 'attempt', 'details', 'personal part', 'hash'],
];

/**
 * The text before the first event: for CSV a byte order mark, by which spreadsheets recognise UTF-8, and the columns.
 */
export function exportHead(format: ExportFormat): string {
  return format === 'csv' ? `\ufeff${csvLine(columns)}` : '';
}

/** Formats one event as a line. JSON Lines contain everything a verifier needs; CSV is for reading. */
export function exportLine(format: ExportFormat, entry: AuditEntry, names: ReadonlyMap<string, string>): string {
  if (format === 'jsonl') return `${JSON.stringify(entry)}\n`;
  const { personal } = entry;
  const operator = entry.targetOperator ?? text(entry.detail['operator']);
  const part = entry.personalHash === null ? '' : personal ? 'kept' : 'removed';
  return csvLine([
    ...[entry.seq, entry.at.toISOString(), entry.actor, names.get(entry.actor) ?? null, entry.action, entry.outcome],
    ...[entry.directoryId, personal?.accountName ?? null, personal?.accountId ?? entry.accountId],
    ...[
      operator,
      personal?.targetName ?? names.get(`operator:${operator}`) ?? null,
      personal?.targetEmail ?? null,
      text(entry.detail['section']),
    ],
    ...[personal?.reason ?? null, personal?.ticket ?? null, personal?.ip ?? entry.ip, entry.requestId],
    ...[entry.attemptId, JSON.stringify(entry.detail), part, entry.hash],
  ]);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
