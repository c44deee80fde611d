import 'server-only';
import type { Clock } from '@/lib/base/clock';
import type { Logger } from '@/lib/base/logger';
import type { Database } from '@/lib/db/database';
import { auditKeysOf } from './carry-audit-keys';
import { type ChainBreak, checkEntry, createMacCheck } from './check-entry';
import { type Checkpoint, formatCheckpoint } from './checkpoint';
import { createCheckpointCheck } from './checkpoint-check';
import { readNewestCheckpoint, storeCheckpoint } from './checkpoints';
import { readHead } from './head';
import { readEvents } from './read-events';
import { readRemembered, remember } from './remembered-checkpoint';

const everyEvents = 1000;
const everyMs = 3600_000;

type Needed = { db: Database; clock: Clock; logger: Logger; env: { DATA_DIR: string } };

/**
 * Signs the present end of the audit. The checkpoint is stored, logged and remembered in `DATA_DIR`, out of reach of a
 * person who has only the database. First verifies everything since the last checkpoint, so nothing forged is signed.
 * Returns null and logs an error if that fails.
 */
export async function makeCheckpoint(services: Needed): Promise<Checkpoint | null> {
  const { db, clock, logger, env } = services;
  const broken = await checkSinceLast(services);
  const made = broken ? null : await storeCheckpoint(db, clock);
  if (!made) {
    const { code, seq } = broken ?? { code: 'head_changed', seq: 0 };
    logger.error('the audit is broken', { code, detail: `event ${seq}` });
    return null;
  }
  logger.info('audit checkpoint', { checkpoint: formatCheckpoint(made) });
  try {
    remember(env.DATA_DIR, made);
  } catch (error) {
    logger.warn('the audit checkpoint could not be stored', { error });
  }
  return made;
}

/** Makes a checkpoint after a thousand events, or after an hour with events. */
export async function makeCheckpointWhenDue(services: Needed): Promise<void> {
  const [head, newest] = [await readHead(services.db), await readNewestCheckpoint(services.db)];
  const since = head.seq - (newest?.seq ?? 0);
  const isOld = !newest || services.clock().getTime() - newest.at.getTime() >= everyMs;
  // A head below the checkpoint means that events were cut off; `makeCheckpoint` reports that.
  if (since < 0 || since >= everyEvents || (since > 0 && isOld)) await makeCheckpoint(services);
}

/** Checks the audit from the last checkpoint on, and against the remembered checkpoint. */
async function checkSinceLast({ db, env }: Needed): Promise<ChainBreak | null> {
  const keys = auditKeysOf(db);
  const newest = await readNewestCheckpoint(db);
  const known = [...readRemembered(env.DATA_DIR), ...(newest ? [newest] : [])];
  const checkpoints = createCheckpointCheck(keys, known);
  if (checkpoints.forged) return checkpoints.forged;
  if (known.length === 0) return null;
  const from = Math.max(0, Math.min(...known.map(({ seq }) => seq)) - 1);
  const macs = createMacCheck(keys);
  let previous: { seq: number; hash: string } | null = null;
  for await (const entry of readEvents(db, from)) {
    if (previous && entry.seq !== previous.seq + 1) return { code: 'missing', seq: previous.seq + 1 };
    const broken = checkEntry(entry, previous?.hash ?? null) ?? macs.check(entry) ?? checkpoints.check(entry);
    if (broken) return broken;
    previous = entry;
  }
  return checkpoints.beyond(previous?.seq ?? from);
}
