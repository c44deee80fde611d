import 'server-only';
import { asc, between, desc, type SQL, sql } from 'drizzle-orm';
import type { AuditEntry } from '@/lib/audit/read-events';
import { withPersonal } from '@/lib/audit/read-events';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import { type AuditCondition, amongNumbers, oneValue } from './audit-conditions';
import type { SeqRange } from './find-seq-range';

type Keep = NonNullable<AuditCondition['keep']>;

/** The conditions on events, and the direction in which to read. */
export type Wanted = { db: Database; where: SQL | undefined; keeps: Keep[]; upwards: boolean };

/** Returns the next numbers in a range, along an index. */
export async function readNumbers(
  db: Database,
  range: SeqRange,
  { along, upwards }: { along: AuditCondition['ordered']; upwards: boolean },
  most: number,
): Promise<number[]> {
  const direction = upwards ? asc : desc;
  const rows = await db
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(along ? oneValue(along.column, along.value, range) : between(auditEvent.seq, range.low, range.high))
    .orderBy(...(along ? [direction(along.column)] : []), direction(auditEvent.seq))
    .limit(most);
  return rows.map(({ seq }) => seq);
}

/**
 * Returns those of the numbered events that match, in order. `offset 0` keeps the planner from starting with another
 * condition than the numbers.
 */
export async function readThese(query: Wanted, numbers: number[], most: number): Promise<AuditEntry[]> {
  const { db, where, keeps } = query;
  const direction = query.upwards ? asc : desc;
  let fitting = numbers;
  for (const keep of keeps) if (fitting.length > 0) fitting = await runForNumbers(db, keep(toList(fitting)));
  if (fitting.length === 0) return [];
  const order = direction(auditEvent.seq);
  const found = await runForNumbers(
    db,
    sql`select seq from ${among(fitting)} where ${where} order by ${order} limit ${most}`,
  );
  if (found.length === 0) return [];
  const events = await db
    .select()
    .from(auditEvent)
    .where(amongNumbers(auditEvent.seq, toList(found)))
    .orderBy(order);
  return withPersonal(db, events);
}

function among(numbers: number[]): SQL {
  return sql`(select * from ${auditEvent} where ${amongNumbers(auditEvent.seq, toList(numbers))} offset 0) ${auditEvent}`;
}

export async function runForNumbers(db: Database, statement: SQL): Promise<number[]> {
  const { rows } = await db.execute<{ seq: string | number }>(statement);
  return rows.map(({ seq }) => Number(seq));
}

function toList(numbers: number[]): string {
  return `{${numbers.join(',')}}`;
}
