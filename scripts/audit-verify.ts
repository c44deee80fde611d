import { verifyChain } from '@/lib/audit/verify-chain';
import { runOnDatabase } from './run-on-database';

/** Checks that the audit is whole. Exit code 0: it is. 1: it is not, and where. 2: it could not be read. */
const meanings = {
  missing: 'is missing',
  changed: 'was changed',
  unlinked: 'does not follow the one before',
  personal_changed: 'had its personal part changed',
  personal_missing: 'lost its personal part, and no retention accounts for it',
  cut_off: 'and everything after it is missing',
};

await runOnDatabase(async ({ db }) => {
  const verdict = await verifyChain(db);
  if (!verdict.ok) {
    process.stdout.write(`The audit is broken: event ${verdict.error.seq} ${meanings[verdict.error.code]}.\n`);
    return 1;
  }
  const { events, lastHash, personalRemoved } = verdict.value;
  process.stdout.write(`The audit is whole: ${events} events, last hash ${lastHash}\n`);
  if (personalRemoved > 0) {
    process.stdout.write(`Retention removed what was personal in ${personalRemoved} of them.\n`);
  }
  return 0;
});
