import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { verifyChain } from '@/lib/audit/verify-chain';
import { type FileFacts, verifyLines } from '@/lib/audit/verify-lines';
import { runOnDatabase } from './run-on-database';

/**
 * Checks that the audit is whole: in the database, or with a file's path an export in JSON Lines, which needs nothing
 * else. Exit code 0: it is. 1: it is not, and where. 2: it could not be read.
 */
const meanings = {
  missing: 'is missing',
  changed: 'was changed',
  unlinked: 'does not follow the one before',
  out_of_order: 'stands in the wrong place',
  personal_changed: 'had its personal part changed',
  personal_missing: 'lost its personal part, and no retention accounts for it',
  cut_off: 'and everything after it is missing',
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  await runOnDatabase(async ({ db }) => {
    const verdict = await verifyChain(db);
    if (!verdict.ok) return say(`The audit is broken: event ${verdict.error.seq} ${meanings[verdict.error.code]}.`, 1);
    const { events, lastHash, personalRemoved } = verdict.value;
    say(`The audit is whole: ${events} events, last hash ${lastHash}`);
    if (personalRemoved > 0) say(`Retention removed what was personal in ${personalRemoved} of them.`);
    return 0;
  });
} else {
  process.exitCode = await verifyFile(file);
}

async function verifyFile(path: string): Promise<number> {
  const readable = await access(path).then(
    () => true,
    () => false,
  );
  if (!readable) {
    process.stderr.write(`${path} cannot be read.\n`);
    return 2;
  }
  const verdict = await verifyLines(() => createInterface({ input: createReadStream(path), crlfDelay: Infinity }));
  if (verdict.ok) return describeFile(verdict.value);
  const { error } = verdict;
  if (error.code === 'unreadable') return say(`The file is broken: line ${error.line} is not an event.`, 1);
  return say(`The file is broken: event ${error.seq} ${meanings[error.code]}.`, 1);
}

function describeFile({ events, first, last, lastHash, gaps, ...parts }: FileFacts): number {
  if (events === 0) return say('The file holds no events.', 0);
  const left = gaps === 0 ? 'none left out' : `events left out in ${gaps} places`;
  say(`The file is whole: ${events} events, ${first} to ${last}, ${left}, last hash ${lastHash}`);
  if (parts.personalRemoved > 0) say(`Retention removed what was personal in ${parts.personalRemoved} of them.`);
  if (parts.personalUnexplained > 0) {
    say(`In ${parts.personalUnexplained} what was personal is gone, and the file does not say why.`);
  }
  return 0;
}

function say(text: string, code = 0): number {
  process.stdout.write(`${text}\n`);
  return code;
}
