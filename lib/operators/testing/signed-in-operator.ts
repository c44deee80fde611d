import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { fold } from '@/lib/base/fold';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import type { Actor, Operator, OperatorSession } from '@/lib/operators/actor';
import { findSession, startSession } from '@/lib/operators/operator-sessions';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import type { Services } from '@/lib/services/services';

/** Each act in a test is a request of its own: the audit keeps one refusal of a request. */
export const testRequest: RequestFacts = {
  get requestId() {
    return randomUUID();
  },
  address: '192.0.2.7',
  locale: 'en',
  origin: null,
  fetchSite: null,
};

export const testBrowser = { request: testRequest, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0' };

type NewOperator = Partial<typeof operators.$inferInsert> & { password?: string };

/** Stores an operator; with a password also their account in the operators' directory. */
export async function addTestOperator(services: Services, { password, ...row }: NewOperator = {}): Promise<Operator> {
  const id = row.id ?? randomUUID();
  const email = row.email ?? `${id.slice(0, 8)}@example.org`;
  const now = services.clock();
  let accountId: string | null = null;
  if (password !== undefined) {
    const passwordHash = await hashNewPassword(services.mac, password);
    const account = { username: email, displayName: 'Olga Ruiz', email, phone: null, passwordHash };
    const added = await addLocalAccount(services.db, operatorsDirectoryId, account, now);
    accountId = added.ok ? added.value : null;
  }
  const [operator] = await services.db
    .insert(operators)
    .values({
      name: 'Olga Ruiz',
      role: 'administrator',
      scope: { directories: 'all' },
      accountId,
      createdAt: now,
      ...row,
      id,
      email,
      emailFold: fold(email),
    })
    .returning();
  if (!operator) throw new Error('the operator was not stored');
  return operator;
}

/** Starts a session of an operator and answers who acts with it, and its token. */
export async function signInTestOperator(
  services: Services,
  operator: Operator,
  stage: OperatorSession['stage'] = 'full',
): Promise<{ actor: Actor; token: string }> {
  const token = await services.db.transaction((tx) =>
    startSession(tx, { operatorId: operator.id, stage, ...testBrowser, now: services.clock() }),
  );
  return { actor: await actorBehind(services, token), token };
}

/** Who acts with a token, as a page would find them now. */
export async function actorBehind(services: Services, token: string): Promise<Actor> {
  const found = await findSession(services.db, token, services.clock());
  if (!found.found) throw new Error(`no session: ${found.reason}`);
  const { session, operator } = found;
  return { session, operator, request: testRequest };
}

/** The operator as stored now. */
export async function reloadOperator(services: Services, id: string): Promise<Operator | undefined> {
  const [operator] = await services.db.select().from(operators).where(eq(operators.id, id));
  return operator;
}
