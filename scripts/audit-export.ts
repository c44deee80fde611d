import { once } from 'node:events';
import { readEvents } from '@/lib/audit/read-events';
import { runOnDatabase } from './run-on-database';

/** Writes the whole audit to standard output, one JSON object a line, oldest first, as it stands in the database. */
await runOnDatabase(async ({ db }) => {
  for await (const event of readEvents(db)) {
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
});
