import 'server-only';
import { and, between, gte, lte, sql } from 'drizzle-orm';
import type { AuditEntry } from '@/lib/audit/read-events';
import type { OperatorScope } from '@/lib/base/permissions';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import { type AuditCondition, auditConditions } from './audit-conditions';
import type { AuditFilter, AuditPosition } from './audit-filter';
import { findSeqRange, type SeqRange } from './find-seq-range';
import { readNumbers, readThese, runForNumbers, type Wanted } from './numbered-events';

/** A page, newest first. `reached`: no more matches down (or up) to this event; the rest was not searched. */
export type FoundEvents = { entries: AuditEntry[]; hasMore: boolean; reached: number | null };

/** All events of a condition with at most this many are read, in a few milliseconds. */
const few = 2500;
/** How many events one statement checks, and for how long, if no condition is rare. */
const longestStep = 1500;
const longestMs = 40;

type EventQuery = { filter: AuditFilter; position: AuditPosition; scope: OperatorScope; size: number };

/**
 * Finds one page of events. The planner would have to guess how rare a combination is, and a wrong guess reads the
 * whole audit. So this counts first, up to `few`, and starts from the rarest condition. If none is rare, matches are
 * close together: it searches from the newest event for a limited time and reports how far it came.
 */
export async function findEvents(
  db: Database,
  { filter, position, scope, size }: EventQuery,
  now: () => number = () => performance.now(),
): Promise<FoundEvents> {
  return db.transaction(async (tx) => {
    await leadPlanner(tx);
    const range = await findSeqRange(tx, filter, position);
    if (!range) return { entries: [], hasMore: false, reached: null };
    const conditions = auditConditions(filter, scope);
    const query: Query = {
      db: tx,
      where: and(
        between(auditEvent.seq, range.low, range.high),
        ...conditions.filter(({ keep }) => !keep).map((condition) => condition.where),
        filter.from && gte(auditEvent.at, filter.from),
        filter.to && lte(auditEvent.at, filter.to),
      ),
      keeps: conditions.flatMap(({ keep }) => keep ?? []),
      upwards: position.after !== undefined,
      size,
    };
    const [only] = conditions;
    const isPlain = conditions.length === 0 || (conditions.length === 1 && only?.ordered !== undefined);
    const numbers = isPlain ? null : await readRarest(tx, conditions, range);
    const found = numbers ? await fromNumbers(query, numbers) : await look(query, range, conditions, now);
    if (query.upwards) found.entries.reverse();
    return found;
  });
}

/** Every statement here has its index. Without statistics the planner prefers to read and sort everything. */
async function leadPlanner(tx: Database): Promise<void> {
  const off = ['enable_bitmapscan', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort'];
  await tx.execute(sql.raw(`select ${off.map((name) => `set_config('${name}', 'off', true)`).join(', ')}`));
}

type Query = Wanted & { size: number };

/** Returns the event numbers of the rarest condition, or null if none is rare. */
async function readRarest(db: Database, conditions: AuditCondition[], range: SeqRange): Promise<number[] | null> {
  let rarest: number[] | null = null;
  for (const condition of conditions) {
    const most: number = rarest?.length ?? few;
    const numbers = await runForNumbers(db, condition.few(range, most + 1));
    if (numbers.length <= most) rarest = numbers;
    if (rarest && rarest.length <= 100) break;
  }
  return rarest;
}

async function fromNumbers(query: Query, numbers: number[]): Promise<FoundEvents> {
  const { size } = query;
  const entries = await readThese(query, numbers, size + 1);
  return { entries: entries.slice(0, size), hasMore: entries.length > size, reached: null };
}

async function look(
  query: Query,
  range: SeqRange,
  conditions: AuditCondition[],
  now: () => number,
): Promise<FoundEvents> {
  const { db, upwards, size } = query;
  const along = conditions.find((condition) => condition.ordered)?.ordered;
  const entries: AuditEntry[] = [];
  const started = now();
  let { low, high } = range;
  for (let step = size + 1; ; step = Math.min(step * 5, longestStep)) {
    const numbers = await readNumbers(db, { low, high }, { along, upwards }, step);
    entries.push(...(await readThese(query, numbers, size + 1 - entries.length)));
    if (entries.length > size) return { entries: entries.slice(0, size), hasMore: true, reached: null };
    const end = numbers.at(-1);
    if (end === undefined || numbers.length < step) return { entries, hasMore: false, reached: null };
    if (now() - started > longestMs) return { entries, hasMore: true, reached: end };
    if (upwards) low = end + 1;
    else high = end - 1;
  }
}
