import { once } from 'node:events';
import { checkpointLine } from '@/lib/audit/checkpoint';
import { storeCheckpoint } from '@/lib/audit/checkpoints';
import { readEvents } from '@/lib/audit/read-events';
import { runOnDatabase } from './run-on-database';

/** `npm run audit:export`: writes the audit as JSON Lines to standard output, oldest event first, then a checkpoint. */
await runOnDatabase(async ({ db, clock }) => {
  for await (const event of readEvents(db)) {
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
  }
  const checkpoint = await storeCheckpoint(db, clock);
  if (checkpoint) process.stdout.write(`${checkpointLine(checkpoint)}\n`);
  return 0;
});
