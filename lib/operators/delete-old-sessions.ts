import 'server-only';
import { lt, or } from 'drizzle-orm';
import { operatorSession as sessions } from '@/lib/db/console-schema';
import type { Services } from '@/lib/services/services';

const keepMs = 30 * 24 * 3600_000;

/** Deletes session rows that ended or expired more than 30 days ago. The audit keeps their history. */
export async function deleteOldSessions({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock().getTime() - keepMs);
  await db.delete(sessions).where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)));
}
