import 'server-only';
import { asc, desc } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import type { Database } from '@/lib/db/database';
import { auditCheckpoint } from '@/lib/db/schema';
import { auditKeysOf } from './carry-audit-keys';
import { type Checkpoint, createCheckpoint } from './checkpoint';
import { checkHead, readHead } from './head';

/** Returns the checkpoints in the database, lowest number first. */
export async function readStoredCheckpoints(db: Database): Promise<Checkpoint[]> {
  return db.select().from(auditCheckpoint).orderBy(asc(auditCheckpoint.seq));
}

export async function readNewestCheckpoint(db: Database): Promise<Checkpoint | null> {
  const [newest] = await db.select().from(auditCheckpoint).orderBy(desc(auditCheckpoint.seq)).limit(1);
  return newest ?? null;
}

/**
 * Signs the present head and stores the checkpoint. If nothing happened since the last one, returns that one. Null if
 * Rekey did not write the head.
 */
export async function storeCheckpoint(db: Database, clock: Clock): Promise<Checkpoint | null> {
  const keys = auditKeysOf(db);
  const head = await readHead(db);
  if (checkHead(keys, head) !== 'right') return null;
  const checkpoint = createCheckpoint(keys, { seq: head.seq, hash: head.hash, at: clock() });
  const added = await db.insert(auditCheckpoint).values(checkpoint).onConflictDoNothing().returning();
  return added.length > 0 ? checkpoint : ((await readNewestCheckpoint(db)) ?? checkpoint);
}
