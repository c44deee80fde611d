import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { hashToken } from '@/lib/crypto/token';
import { type SessionNotice, operatorSession as sessions } from '@/lib/db/console-schema';
import type { Services } from '@/lib/services/services';
import type { OperatorSession } from './actor';

/** Text about what was done, in the operator's language. `info` if nothing was achieved yet. */
export type Notice = string | Pick<SessionNotice, 'tone' | 'text' | 'links'>;

/** After this time the notice would appear on a later, unrelated visit. */
const lifeMs = 2 * 60_000;

/**
 * Stores a notice for the page at `path`. It is kept in the session and never in the address, so no link can fake
 * one.
 */
export async function keepNotice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string,
  path: string,
  notice: Notice,
): Promise<void> {
  const told = typeof notice === 'string' ? { tone: 'ok' as const, text: notice } : notice;
  const stored = { id: randomUUID(), path: pageOf(path), ...told, until: clock().getTime() + lifeMs };
  await db
    .update(sessions)
    .set({ notice: stored })
    .where(eq(sessions.id, hashToken(token)));
}

/** Returns the session's notice for the page at `path`, or null. Of several requests only the first gets it. */
export async function takeNotice(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  session: OperatorSession,
  path: string,
): Promise<SessionNotice | null> {
  const { notice } = session;
  if (!notice || notice.path !== pageOf(path)) return null;
  const taken = await db
    .update(sessions)
    .set({ notice: null })
    .where(and(eq(sessions.id, session.id), sql`${sessions.notice}->>'id' = ${notice.id}`))
    .returning({ id: sessions.id });
  return taken.length === 1 && notice.until > clock().getTime() ? notice : null;
}

function pageOf(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
