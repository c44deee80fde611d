import { prepareAudit } from '@/lib/audit/prepare-audit';
import { recordEvent } from '@/lib/audit/record-event';
import { systemClock } from '@/lib/base/clock';
import { createKeys } from '@/lib/crypto/keys';
import { openEmbedded } from '@/lib/db/open-embedded';

/** A process for tests: writes audit events into the embedded database of a folder until it is killed. */
const [dataDir = ''] = process.argv.slice(2);
const { db } = await openEmbedded(dataDir, process.cwd());
await prepareAudit(db, createKeys(Buffer.alloc(32, 7).toString('base64')), systemClock, false);
process.stdout.write('open\n');
for (let number = 0; ; number += 1) {
  await db.transaction((tx) =>
    recordEvent(tx, { action: 'code_sent', outcome: 'ok', at: new Date(), actor: 'system', detail: { number } }),
  );
  // Only after the commit: what is told here must be there after a crash.
  process.stdout.write('stored\n');
}
