import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { accountWords } from '@/lib/db/account-words';
import { auditPersonal } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { auditEvent, auditHead } from '@/lib/db/schema';
import { signAudit } from './audit-keys';
import { auditKeysOf } from './carry-audit-keys';
import type { AuditEvent } from './events';
import { hashEvent, hashPersonal, type PersonalRow } from './hash-event';
import { checkHead, readHead, signHead } from './head';
import { personalOf } from './personal-of';
import { readTarget } from './read-target';
import { storable, storableDetail } from './storable';

/**
 * Writes one event in the caller's transaction, chained to the one before and signed; what is personal in it goes into a
 * row of its own, of which the chain holds the hash. The audit's head row stays locked until that transaction ends, which
 * puts all writers in a queue: call this after the other statements, never around a call to the network. Throws on a
 * number that is not a safe integer, since the database would not give it back the same.
 *
 * A head that Rekey did not write stays unsigned from then on, so that going on does not hide it. Where the head is signed
 * under a key that is not known here, this process has the wrong master secret, and nothing is written.
 */
export async function recordEvent(tx: Transaction, event: AuditEvent): Promise<void> {
  const keys = auditKeysOf(tx);
  const targetOperator = storable(typeof event.detail?.['operator'] === 'string' ? event.detail['operator'] : null);
  const target = targetOperator === null ? null : await readTarget(tx, targetOperator);
  const head = await readHead(tx, true);
  const headVerdict = checkHead(keys, head);
  if (headVerdict === 'key_missing') throw new Error('The audit is signed under another master secret');
  const seq = head.seq + 1;
  const personal = personalOf(seq, event, target);
  const row = {
    seq,
    id: randomUUID(),
    at: event.at,
    requestId: storable(event.requestId),
    actor: event.actor,
    action: event.action,
    directoryId: storable(event.directoryId),
    accountId: null,
    attemptId: event.attemptId?.slice(0, 16) ?? null,
    outcome: event.outcome,
    detail: storableDetail(event.detail ?? {}),
    ip: null,
    targetOperator,
    personalHash: personal && hashPersonal(personal),
    prevHash: head.hash,
  };
  const hash = hashEvent(row, keys.current.id);
  const mac = signAudit(keys, 'event', hash);
  // One statement for all of it: this runs several times in every reset.
  const storedEvent = tx.$with('stored_event').as(
    tx
      .insert(auditEvent)
      .values({ ...row, hash, mac })
      .returning({ seq: auditEvent.seq }),
  );
  const parts = [storedEvent];
  if (personal) {
    const words = searchableWords(personal);
    const vector = words.length === 0 ? null : sql`array_to_tsvector(string_to_array(${words.join('\n')}, chr(10)))`;
    const insert = tx
      .insert(auditPersonal)
      .values({ ...personal, words: vector })
      .returning({ seq: auditPersonal.seq });
    parts.push(tx.$with('stored_personal').as(insert) as unknown as typeof storedEvent);
  }
  const headMac = headVerdict === 'right' ? signHead(keys, { seq, hash }) : null;
  await tx
    .with(...parts)
    .update(auditHead)
    .set({ seq, hash, mac: headMac })
    .where(eq(auditHead.id, 1));
}

/**
 * The words by which the console finds an event: of its reason, its ticket, and the operator that it is about. Accounts
 * have an index of their own (`audit_personal_name`), so most events have no words.
 */
function searchableWords({ reason, ticket, targetName, targetEmail }: PersonalRow): string[] {
  const texts = [reason, ticket, targetName].filter((text) => text !== null);
  const words = texts.flatMap((username) => accountWords({ username, displayName: null, contacts: [] }));
  if (targetEmail === null) return words;
  const contacts = [{ method: 'email' as const, address: targetEmail }];
  return [...words, ...accountWords({ username: '', displayName: null, contacts })];
}
