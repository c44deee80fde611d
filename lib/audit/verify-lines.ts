import 'server-only';
import { z } from 'zod';
import { err, ok, type Result } from '@/lib/result';
import { type ChainBreak, checkEntry } from './check-entry';
import type { AuditEntry } from './read-events';
import { createCoverage, type RemovedRange, removedRange } from './removed-ranges';

/** What an exported file holds. `gaps`: places where events were left out, as a filter does. */
export type FileFacts = {
  events: number;
  first: number;
  last: number;
  lastHash: string;
  gaps: number;
  personalRemoved: number;
  /** Parts that are gone without an event in this file that says so; a filter may have left that out. */
  personalUnexplained: number;
};

export type FileBreak = ChainBreak | { code: 'unreadable'; line: number } | { code: 'out_of_order'; seq: number };

const text = z.string().nullable();
const seq = z.int().positive();
const personal = z.object({
  ...{ seq, salt: z.string(), directoryId: text, accountId: text, accountName: text, accountNameFold: text },
  ...{ ip: text, reason: text, ticket: text },
});
const entry = z.object({
  ...{ seq, id: z.string(), at: z.iso.datetime().transform((at) => new Date(at)), requestId: text, actor: z.string() },
  ...{ action: z.string(), directoryId: text, accountId: text, attemptId: text, outcome: z.string() },
  ...{ detail: z.record(z.string(), z.unknown()), ip: text, personalHash: text.default(null) },
  ...{ prevHash: z.string(), hash: z.string(), personal: personal.nullable().default(null) },
});

/**
 * Checks an export in JSON Lines without a database: every event against its own hash, every two neighbours against each
 * other, every personal part against its hash. `lines` is asked twice, since what accounts for a part that was removed
 * stands further down. A file that was cut at its end is whole in itself: compare `lastHash` with one noted elsewhere.
 */
export async function verifyLines(lines: () => AsyncIterable<string>): Promise<Result<FileFacts, FileBreak>> {
  const ranges: RemovedRange[] = [];
  for await (const read of readEntries(lines())) {
    if (!read.ok) return read;
    const range = removedRange(read.value);
    if (range) ranges.push(range);
  }
  const isCovered = createCoverage(ranges.sort((left, right) => left.toSeq - right.toSeq));
  const facts = { events: 0, first: 0, last: 0, lastHash: '', gaps: 0, personalRemoved: 0, personalUnexplained: 0 };
  for await (const read of readEntries(lines())) {
    if (!read.ok) return read;
    const event = read.value;
    if (event.seq <= facts.last) return err({ code: 'out_of_order', seq: event.seq });
    const follows = facts.events > 0 && event.seq === facts.last + 1;
    const broken = checkEntry(event, follows ? facts.lastHash : null);
    if (broken) return err(broken);
    if (facts.events > 0 && !follows) facts.gaps += 1;
    if (event.personalHash !== null && event.personal === null) {
      if (isCovered(event)) facts.personalRemoved += 1;
      else facts.personalUnexplained += 1;
    }
    facts.first ||= event.seq;
    Object.assign(facts, { events: facts.events + 1, last: event.seq, lastHash: event.hash });
  }
  return ok(facts);
}

async function* readEntries(lines: AsyncIterable<string>): AsyncGenerator<Result<AuditEntry, FileBreak>> {
  let line = 0;
  for await (const given of lines) {
    line += 1;
    if (given.trim() === '') continue;
    const parsed = entry.safeParse(parseJson(given));
    if (!parsed.success) return yield err({ code: 'unreadable', line });
    yield ok(parsed.data);
  }
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
