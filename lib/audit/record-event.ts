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
 * Writes one event in the caller's transaction, chained to the previous one and signed. Its personal part goes into a
 * separate row; the chain holds the hash of that row. The head row stays locked until the transaction ends, which
 * queues all writers: call this after the other statements and never around a network call. Throws if a number is not a
 * safe integer, because the database would not return the same value.
 * If Rekey did not write the head, the chain stays unsigned from then on, so later events do not hide the damage. If
 * the head names a key that is not configured here, this process has the wrong master secret and writes nothing.
 */
export async function recordEvent(tx: Transaction, event: AuditEvent): Promise<void> {
  const keys = auditKeysOf(tx);
  const targetOperator = storable(typeof event.detail?.['operator'] === 'string' ? event.detail['operator'] : null);
  const target = targetOperator === null ? null : await readTarget(tx, targetOperator);
  const head = await readHead(tx, true);
  const headVerdict = checkHead(keys, head);
  if (headVerdict === 'key_missing') throw new Error('The audit is signed with another master secret');
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
  // One statement for everything: this runs several times in every reset.
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
 * Returns the words under which the console finds an event: those of its reason, its ticket and the operator that it is
 * about. Accounts have their own index (`audit_personal_name`), so most events have no words.
 */
function searchableWords({ reason, ticket, targetName, targetEmail }: PersonalRow): string[] {
  const texts = [reason, ticket, targetName].filter((text) => text !== null);
  const words = texts.flatMap((username) => accountWords({ username, displayName: null, contacts: [] }));
  if (targetEmail === null) return words;
  const contacts = [{ method: 'email' as const, address: targetEmail }];
  return [...words, ...accountWords({ username: '', displayName: null, contacts })];
}
