import { asc, eq } from 'drizzle-orm';
import { sendableContacts } from '@/lib/admin/accounts/masked-contacts';
import { type HandoffRequest, makeHandoff } from '@/lib/admin/handoff/make-handoff';
import { createToken, hashToken } from '@/lib/crypto/token';
import { auditPersonal, handoff as handoffs } from '@/lib/db/console-schema';
import { attempt as attempts, auditEvent } from '@/lib/db/schema';
import type { Actor } from '@/lib/operators/actor';
import type { Account } from '@/lib/providers/types';
import { handoffLink } from '@/lib/reset/handoff/handoff-links';
import { startFromHandoff } from '@/lib/reset/handoff/start-from-handoff';
import { freshName, reload, requestFrom } from '@/lib/reset/testing/walk';
import type { TestServices } from '@/lib/testing/open-test-services';

export const mail = { url: 'smtp://127.0.0.1:9', from: 'Example <no-reply@example.com>' };

/** Adds a new person with their own address to the directory `staff`. */
export function addPerson(services: TestServices, more: Partial<Account> = {}): Account {
  return services.provider.add({ username: freshName(), ...more });
}

/** A request for a hand-off, by mail to the account's address unless `more` says otherwise. */
export function handoffRequest(services: TestServices, account: Account, more: Partial<HandoffRequest> = {}) {
  const to = sendableContacts(services, account)[0]?.handle ?? 'shown';
  const why = { reason: 'forgot it', ticket: 'INC-1', nonce: createToken() };
  return { directoryId: 'staff', accountId: account.id, to, locale: 'en' as const, ...why, ...more };
}

/** Creates a hand-off and returns its row with what the person gets. Throws if it is refused. */
export async function make(services: TestServices, actor: Actor, account: Account, more: Partial<HandoffRequest> = {}) {
  const made = await makeHandoff(services, actor, handoffRequest(services, account, more));
  if (!made.ok) throw new Error(`hand-off not created: ${made.error.code}`);
  const row = await handoffNamed(services, made.value.publicId);
  const link = handoffLink(services, row.codeId);
  if (!link) throw new Error('the hand-off has no link');
  return { ...link, id: row.id, publicId: row.publicId };
}

export async function handoffNamed(services: TestServices, publicId: string) {
  const [row] = await services.db.select().from(handoffs).where(eq(handoffs.publicId, publicId));
  if (!row) throw new Error('no such hand-off');
  return row;
}

/** Opens a hand-off in a new browser and returns the attempt. Throws if it is refused. */
export async function open(services: TestServices, token: string) {
  const opened = await startFromHandoff(services, { token }, requestFrom(), null);
  if (!opened.ok || !opened.value.token) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return reload(services, hashToken(opened.value.token));
}

/** Returns the audit events of an account, oldest first. */
export function trailOf(services: TestServices, account: Account) {
  return services.db
    .select({
      action: auditEvent.action,
      outcome: auditEvent.outcome,
      actor: auditEvent.actor,
      detail: auditEvent.detail,
      reason: auditPersonal.reason,
      ticket: auditPersonal.ticket,
    })
    .from(auditEvent)
    .innerJoin(auditPersonal, eq(auditPersonal.seq, auditEvent.seq))
    .where(eq(auditPersonal.accountId, account.id))
    .orderBy(asc(auditEvent.seq));
}

/** Returns everything stored that could contain a secret, as text. */
export async function everythingStored(services: TestServices): Promise<string> {
  return JSON.stringify([
    await services.db.select().from(auditEvent),
    await services.db.select().from(auditPersonal),
    await services.db.select().from(attempts),
    await services.db.select().from(handoffs),
    (await services.database.runSql('select data, output from jobs.job', [])).rows,
  ]);
}
