import 'server-only';
import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { AuditKeys } from './audit-keys';
import { type ChainBreak, checkEntry, createMacCheck } from './check-entry';
import { type Checkpoint, readCheckpoints } from './checkpoint';
import { createCheckpointCheck } from './checkpoint-check';
import type { AuditEntry } from './read-events';
import { createCoverage, type RemovedRange, removedRange } from './removed-ranges';

/** What an exported file contains. `gaps`: places where events are missing, for example because of a filter. */
export type FileFacts = {
  events: number;
  first: number;
  last: number;
  lastHash: string;
  gaps: number;
  personalRemoved: number;
  /**
   * Personal parts that are missing without an event in this file that explains it; a filter may have excluded that
   * event.
   */
  personalUnexplained: number;
  /** Events with a valid MAC, events from before MACs, and events whose key is not configured here. */
  signed: number;
  unsigned: number;
  unchecked: number;
  /** How many checkpoints match the events, and the time of the newest. */
  checkpoints: { count: number; newest: Date | null };
};

export type FileBreak = ChainBreak | { code: 'unreadable'; line: number } | { code: 'out_of_order'; seq: number };

const text = z.string().nullable();
const seq = z.int().positive();
const personal = z.object({
  ...{ seq, salt: z.string(), directoryId: text, accountId: text, accountName: text, accountNameFold: text },
  ...{ ip: text, reason: text, ticket: text, targetName: text.default(null), targetEmail: text.default(null) },
});
const entry = z.object({
  ...{ seq, id: z.string(), at: z.iso.datetime().transform((at) => new Date(at)), requestId: text, actor: z.string() },
  ...{ action: z.string(), directoryId: text, accountId: text, attemptId: text, outcome: z.string() },
  ...{ detail: z.record(z.string(), z.unknown()), ip: text, targetOperator: text.default(null) },
  ...{ personalHash: text.default(null), prevHash: z.string(), hash: z.string(), mac: text.default(null) },
  personal: personal.nullable().default(null),
});
/** The last line of a complete export. */
const checkpointLine = z.strictObject({ checkpoint: z.string() });

type Line = { event: AuditEntry | null; checkpoints: Checkpoint[] };

/**
 * Checks an export in JSON Lines without a database: every event against its hash, every two neighbours, every personal
 * part against its hash, and all of it against the checkpoints in the file and those given. With `keys` also every MAC.
 * Reads `lines` twice, because the event that explains a removed part comes later.
 */
export async function verifyLines(
  lines: () => AsyncIterable<string>,
  keys: AuditKeys | null,
  given: readonly Checkpoint[] = [],
): Promise<Result<FileFacts, FileBreak>> {
  const ranges: RemovedRange[] = [];
  const known = [...given];
  for await (const read of readLines(lines())) {
    if (!read.ok) return read;
    const range = read.value.event && removedRange(read.value.event);
    if (range) ranges.push(range);
    known.push(...read.value.checkpoints);
  }
  const isCovered = createCoverage(ranges.sort((left, right) => left.toSeq - right.toSeq));
  const checkpoints = createCheckpointCheck(keys, known);
  if (checkpoints.forged?.code === 'checkpoint_forged') return err(checkpoints.forged);
  const macs = createMacCheck(keys ?? noKeys);
  const facts = { events: 0, first: 0, last: 0, lastHash: '', gaps: 0, personalRemoved: 0, personalUnexplained: 0 };
  const counts = { signed: 0, unsigned: 0, unchecked: 0 };
  for await (const read of readLines(lines())) {
    if (!read.ok) return read;
    const { event } = read.value;
    if (!event) continue;
    if (event.seq <= facts.last) return err({ code: 'out_of_order', seq: event.seq });
    const follows = facts.events > 0 && event.seq === facts.last + 1;
    const mac = macs.check(event);
    const isUnchecked = mac?.code === 'key_missing';
    const broken =
      checkEntry(event, follows ? facts.lastHash : null) ?? (isUnchecked ? null : mac) ?? checkpoints.check(event);
    if (broken) return err(broken);
    counts[isUnchecked ? 'unchecked' : event.mac === null ? 'unsigned' : 'signed'] += 1;
    if (facts.events > 0 && !follows) facts.gaps += 1;
    if (event.personalHash !== null && event.personal === null) {
      if (isCovered(event)) facts.personalRemoved += 1;
      else facts.personalUnexplained += 1;
    }
    facts.first ||= event.seq;
    Object.assign(facts, { events: facts.events + 1, last: event.seq, lastHash: event.hash });
  }
  const beyond = checkpoints.beyond(facts.last);
  return beyond ? err(beyond) : ok({ ...facts, ...counts, checkpoints: checkpoints.matched() });
}

const noKeys: AuditKeys = { current: { id: '', key: Buffer.alloc(0) }, all: new Map() };

async function* readLines(lines: AsyncIterable<string>): AsyncGenerator<Result<Line, FileBreak>> {
  let line = 0;
  for await (const given of lines) {
    line += 1;
    if (given.trim() === '') continue;
    const value = parseJson(given);
    const event = entry.safeParse(value);
    if (event.success) yield ok({ event: event.data, checkpoints: [] });
    else if (checkpointLine.safeParse(value).success) yield ok({ event: null, checkpoints: readCheckpoints(given) });
    else return yield err({ code: 'unreadable', line });
  }
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
