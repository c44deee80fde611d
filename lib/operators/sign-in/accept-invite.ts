import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { fold } from '@/lib/base/fold';
import { err, ok, type Result } from '@/lib/base/result';
import { hashToken, isToken } from '@/lib/crypto/token';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import { localAccount } from '@/lib/db/schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import type { Refusal } from '@/lib/forms/refusal';
import type { Operator } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { startSession } from '@/lib/operators/operator-sessions';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { operatorPasswordContext, operatorPasswordPolicies } from './operator-passwords';
import type { Browser } from './sign-in';

/**
 * Accepts an invitation. Creates the operator's account with the chosen password, and a session in which to enrol the
 * second factor. Returns the session's token. Refuses with `invite_over` if the invitation was used, has expired, was
 * withdrawn or never existed; `password_refused`, `too_many_tries`.
 */
export async function acceptInvite(
  services: Services,
  { token, password }: { token: string; password: string },
  browser: Browser,
): Promise<Result<string, Refusal>> {
  const now = services.clock();
  const { db } = services;
  const allowed = await spend(services, 'addressSignIns', addressKey(browser.request.address), now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  const invited = await findInvited(db, token, now);
  if (!invited) return err({ code: 'invite_over' });
  const context = operatorPasswordContext(invited);
  const issues = await checkNewPassword(password, operatorPasswordPolicies(services), context);
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  const passwordHash = await hashNewPassword(services.mac, password);
  return db.transaction(async (tx) => {
    const [claimed] = await tx
      .update(operators)
      .set({ inviteHash: null, inviteExpiresAt: null })
      .where(isInvited(token, now))
      .returning({ id: operators.id });
    if (!claimed) return err({ code: 'invite_over' });
    const accountId = await giveAccount(tx, invited, passwordHash, now);
    const [operator] = await tx.update(operators).set({ accountId }).where(eq(operators.id, invited.id)).returning();
    if (!operator) throw new Error('the invited operator no longer exists');
    const session = await startSession(tx, { operatorId: operator.id, stage: 'enrol', ...browser, now });
    const actor = { operator, request: browser.request };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_joined', outcome: 'ok' }));
    return ok(session);
  });
}

async function findInvited(db: Database, token: string, now: Date): Promise<Operator | null> {
  if (!isToken(token)) return null;
  const [invited] = await db.select().from(operators).where(isInvited(token, now));
  return invited ?? null;
}

function isInvited(token: string, now: Date) {
  return and(
    eq(operators.inviteHash, hashToken(token)),
    gt(operators.inviteExpiresAt, now),
    isNull(operators.disabledAt),
  );
}

/** If an earlier operator left an account under this address, sets its password; otherwise adds an account. */
async function giveAccount(tx: Transaction, invited: Operator, passwordHash: string, now: Date): Promise<string> {
  const { email, name } = invited;
  const account = { username: email, displayName: name, email: email.toLowerCase(), phone: null, passwordHash };
  const added = await addLocalAccount(tx, operatorsDirectoryId, account, now);
  if (added.ok) return added.value;
  const [present] = await tx
    .update(localAccount)
    .set({ ...account, history: [], mustChange: false, lockedUntil: null, disabled: false, updatedAt: now })
    .where(and(eq(localAccount.directoryId, operatorsDirectoryId), eq(localAccount.usernameFold, fold(email))))
    .returning({ id: localAccount.id });
  if (!present) throw new Error('the account of the invited operator no longer exists');
  return present.id;
}
