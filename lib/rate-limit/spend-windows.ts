import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import { err, ok, type Result } from '@/lib/base/result';
import type { Database } from '@/lib/db/database';
import { rateLimit } from '@/lib/db/schema';
import type { Counter, Counting, Window } from './counting';
import { storedKey } from './stored-key';

/** Storing the time of every spend is exact; above this maximum a counter is used instead. */
const mostMoments = 200;

/** Which window refused, and the wait in seconds until the next spend is allowed. */
export type Exceeded = { retryAfterSeconds: number; window: Window };

/**
 * Spends one of a key's allowance in all windows or in none. It is one atomic statement, so concurrent spends cannot
 * exceed the limit on any number of instances. Windows slide: the times of the spends are stored, and `max` applies to
 * every period of `seconds`. A window above 200 is counted in fixed periods instead, each starting with its first
 * spend. The key is stored as a MAC (`storedKey`).
 */
export async function spendWindows(
  { db, keys }: Pick<Counting, 'db' | 'keys'>,
  counter: Counter,
  windows: readonly Window[],
  now: Date,
): Promise<Result<void, Exceeded>> {
  const stored = storedKey(keys, counter);
  const longest = Math.max(...windows.map((window) => window.seconds));
  const isSliding = windows.every((window) => window.max <= mostMoments);
  const spent = isSliding
    ? await spendSliding(db, stored, { windows, longest }, now)
    : await spendFixed(db, stored, { windows, longest }, now);
  return spent ? ok() : err(await describeExceeded(db, stored, windows, now));
}

async function spendSliding(
  db: Database,
  key: string,
  { windows, longest }: { windows: readonly Window[]; longest: number },
  now: Date,
) {
  const kept = sql`select moment from unnest(${rateLimit.spentAt}) moment where moment > ${before(now, longest)}`;
  const rows = await db
    .insert(rateLimit)
    .values({ key, spentAt: [now], expiresAt: after(now, longest) })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: { spentAt: sql`array(${kept}) || ${instant(now)}`, expiresAt: after(now, longest) },
      setWhere: sql.join(
        windows.map(
          ({ max, seconds }) =>
            sql`(select count(*) from unnest(${rateLimit.spentAt}) moment where moment > ${before(now, seconds)}) < ${max}`,
        ),
        sql` and `,
      ),
    })
    .returning({ key: rateLimit.key });
  return rows.length === 1;
}

async function spendFixed(
  db: Database,
  key: string,
  { windows, longest }: { windows: readonly Window[]; longest: number },
  now: Date,
) {
  const max = Math.min(...windows.map((window) => window.max));
  const isOver = sql`coalesce(${rateLimit.startedAt} <= ${before(now, longest)}, true)`;
  const rows = await db
    .insert(rateLimit)
    .values({ key, count: 1, startedAt: now, expiresAt: after(now, longest) })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimit.count} + 1 end`,
        startedAt: sql`case when ${isOver} then ${instant(now)} else ${rateLimit.startedAt} end`,
        expiresAt: sql`case when ${isOver} then ${instant(after(now, longest))} else ${rateLimit.expiresAt} end`,
      },
      setWhere: sql`${isOver} or ${rateLimit.count} < ${max}`,
    })
    .returning({ key: rateLimit.key });
  return rows.length === 1;
}

/** Refunds the newest spend of a key, if there is one. */
export async function refundWindows({ db, keys }: Pick<Counting, 'db' | 'keys'>, counter: Counter): Promise<void> {
  await db
    .update(rateLimit)
    .set({
      spentAt: sql`trim_array(${rateLimit.spentAt}, least(cardinality(${rateLimit.spentAt}), 1))`,
      count: sql`greatest(${rateLimit.count} - 1, 0)`,
    })
    .where(eq(rateLimit.key, storedKey(keys, counter)));
}

async function describeExceeded(db: Database, key: string, windows: readonly Window[], now: Date): Promise<Exceeded> {
  const [row] = await db.select().from(rateLimit).where(eq(rateLimit.key, key));
  const waits = windows.map((window) => ({ window, retryAfterSeconds: secondsToWait(row, window, now) }));
  const longest = waits.reduce((most, wait) => (wait.retryAfterSeconds > most.retryAfterSeconds ? wait : most));
  return { ...longest, retryAfterSeconds: Math.max(1, longest.retryAfterSeconds) };
}

type Row = typeof rateLimit.$inferSelect;

/** Checks whether a window of a stored row is used up. */
export function isFull(row: Row | undefined, window: Window, now: Date): boolean {
  const opening = after(now, -window.seconds);
  if (!row) return false;
  if (window.max > mostMoments) return row.startedAt !== null && row.startedAt > opening && row.count >= window.max;
  return row.spentAt.filter((moment) => Number(moment) > opening.getTime()).length >= window.max;
}

/** Returns the seconds until a full window of a stored row allows another spend. */
export function secondsToWait(row: Row | undefined, window: Window, now: Date): number {
  const moments = (row?.spentAt ?? []).map(Number).sort((left, right) => left - right);
  const opening = row?.startedAt ?? moments.at(-window.max);
  return opening === undefined ? 0 : Math.ceil((Number(opening) + window.seconds * 1000 - now.getTime()) / 1000);
}

function before(now: Date, seconds: number): SQL {
  return instant(after(now, -seconds));
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function instant(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}
