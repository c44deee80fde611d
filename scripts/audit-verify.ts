import { createReadStream, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type AuditKeys, deriveAuditKeys } from '@/lib/audit/audit-keys';
import { type ChainBreak, truncationCodes } from '@/lib/audit/check-entry';
import { type Checkpoint, readCheckpoints } from '@/lib/audit/checkpoint';
import { readRemembered } from '@/lib/audit/remembered-checkpoint';
import { verifyChain } from '@/lib/audit/verify-chain';
import { type FileFacts, verifyLines } from '@/lib/audit/verify-lines';
import { getEnv } from '@/lib/base/env';
import { readAppSecret } from '@/lib/config/app-secret';
import { readEnvFile } from '@/lib/config/read-env-file';
import { createKeys } from '@/lib/crypto/keys';
import { runOnDatabase } from './run-on-database';

/**
 * `npm run audit:verify`: verifies the audit in the database, or an export in JSON Lines if a path is given, which
 * needs no database. `--checkpoint` takes a checkpoint or a file that contains some, such as a log, and can be
 * repeated. Exit code 0: intact. 1: truncated or rewritten, and where. 2: it could not be read.
 */
const meanings = {
  missing: 'is missing',
  changed: 'was changed',
  unlinked: 'does not follow the previous event',
  out_of_order: 'is in the wrong place',
  forged: 'has a wrong signature',
  unsigned: 'is not signed, although earlier events are',
  key_missing: 'is signed with a key that is not known here',
  personal_changed: 'had its personal data changed',
  personal_missing: 'lost its personal data, but not because of retention',
  cut_off: 'and all later events are missing',
  truncated: 'and all later events are missing, although a checkpoint proves them',
  head_changed: 'is where the record of the newest event was changed; events may have been cut off',
  checkpoint_differs: 'differs from a checkpoint',
  checkpoint_forged: 'has a checkpoint with a wrong signature',
};

const { values, positionals } = parseArgs({
  options: { checkpoint: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const [file] = positionals;
const given = await readGiven(values.checkpoint ?? []);
if (given === null) process.exitCode = 2;
else if (file !== undefined) process.exitCode = await verifyFile(file, given);
else {
  await runOnDatabase(async ({ db }, env) => {
    const verdict = await verifyChain(db, [...readRemembered(env.DATA_DIR), ...given]);
    if (!verdict.ok) return describeBreak('The audit', verdict.error);
    const { events, lastHash, personalRemoved, since } = verdict.value;
    const state = since ? `intact since the checkpoint of ${since.at.toISOString()}` : 'intact';
    say(`The audit is ${state}: ${events} events, last hash ${lastHash}`);
    if (since) say(`The first ${since.seq - 1} events date from before events were signed; their hashes match.`);
    if (personalRemoved > 0) say(`Retention removed the personal data of ${personalRemoved} of them.`);
    return 0;
  });
}

async function verifyFile(path: string, checkpoints: Checkpoint[]): Promise<number> {
  const readable = await access(path).then(
    () => true,
    () => false,
  );
  if (!readable) {
    process.stderr.write(`${path} cannot be read.\n`);
    return 2;
  }
  const verdict = await verifyLines(() => linesOf(path), readKeys(), checkpoints);
  if (verdict.ok) return describeFile(verdict.value);
  const { error } = verdict;
  if (error.code === 'unreadable') return say(`The file is damaged: line ${error.line} is not an event.`, 1);
  return describeBreak('The file', error);
}

function describeFile({ events, first, last, lastHash, gaps, ...parts }: FileFacts): number {
  if (events === 0) return say('The file contains no events.', 0);
  const left = gaps === 0 ? 'none left out' : `events left out in ${gaps} places`;
  say(`The file is intact: ${events} events, ${first} to ${last}, ${left}, last hash ${lastHash}`);
  if (parts.unsigned > 0) say(`${parts.unsigned} events date from before events were signed; their hashes match.`);
  if (parts.unchecked > 0)
    say(
      `The signatures of ${parts.unchecked} events were not checked: that needs the APP_SECRET they were signed with.`,
    );
  const { count, newest } = parts.checkpoints;
  if (newest) say(`The events agree with ${count} checkpoints, the newest of ${newest.toISOString()}.`);
  if (parts.personalRemoved > 0) say(`Retention removed the personal data of ${parts.personalRemoved} of them.`);
  if (parts.personalUnexplained > 0) {
    say(`The personal data of ${parts.personalUnexplained} of them is gone, and the file does not say why.`);
  }
  return 0;
}

function describeBreak(
  what: string,
  { code, seq }: { code: ChainBreak['code'] | 'out_of_order'; seq: number },
): number {
  const kind = code !== 'out_of_order' && truncationCodes.includes(code) ? 'truncated' : 'rewritten';
  return say(`${what} is ${kind}: event ${seq} ${meanings[code]}.`, 1);
}

/** Returns the keys of the configured secret, or null if there is none. Does not create a secret. */
function readKeys(): AuditKeys | null {
  readEnvFile(process.cwd());
  const env = getEnv();
  if (!env.APP_SECRET && !existsSync(join(env.DATA_DIR, 'app-secret'))) return null;
  const { current, previous } = readAppSecret(env);
  return deriveAuditKeys(createKeys(current, previous ?? undefined));
}

async function readGiven(texts: string[]): Promise<Checkpoint[] | null> {
  const all: Checkpoint[] = [];
  for (const text of texts) {
    const found = readCheckpoints(text);
    if (existsSync(text)) for await (const line of linesOf(text)) found.push(...readCheckpoints(line));
    if (found.length === 0) {
      process.stderr.write(`There is no checkpoint in ${text}\n`);
      return null;
    }
    all.push(...found);
  }
  return all;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

function say(text: string, code = 0): number {
  process.stdout.write(`${text}\n`);
  return code;
}
