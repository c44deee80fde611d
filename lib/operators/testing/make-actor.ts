import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { fold } from '@/lib/base/fold';
import type { Grant, OperatorScope, Role } from '@/lib/base/permissions';
import { hashToken } from '@/lib/crypto/token';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import type { Actor } from '@/lib/operators/actor';
import { startSession } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';

/** Each act in a test is a request of its own: the audit keeps one refusal of a request. */
export const testRequest: RequestFacts = {
  get requestId() {
    return randomUUID();
  },
  address: '203.0.113.9',
  locale: 'en',
  origin: 'https://reset.example.com',
  fetchSite: 'same-origin',
};

/** Somebody signed in with a second factor shown just now; `token` is what their browser holds. */
export async function makeActor(
  services: Pick<Services, 'db' | 'clock'>,
  role: Role,
  given: { email?: string; name?: string; scope?: OperatorScope; grants?: Grant[] } = {},
): Promise<Actor & { token: string }> {
  const id = randomUUID();
  const now = services.clock();
  const email = given.email ?? `${role}-${id.slice(0, 8)}@example.org`;
  const row = {
    id,
    name: given.name ?? `The ${role}`,
    email,
    emailFold: fold(email),
    role,
    scope: given.scope ?? { directories: 'all' as const },
    grants: given.grants ?? [],
    createdAt: now,
  };
  return services.db.transaction(async (tx) => {
    const [operator] = await tx.insert(operators).values(row).returning();
    const start = { operatorId: id, stage: 'full' as const, request: testRequest, userAgent: 'test', now };
    const token = await startSession(tx, start);
    const [session] = await tx
      .select()
      .from(sessions)
      .where(eq(sessions.id, hashToken(token)));
    if (!operator || !session) throw new Error('the operator was not stored');
    return { operator, session, request: testRequest, token };
  });
}
