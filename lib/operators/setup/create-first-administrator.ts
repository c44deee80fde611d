import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { fold } from '@/lib/base/fold';
import { grants } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import type { Refusal } from '@/lib/forms/refusal';
import { operatorEvent } from '@/lib/operators/operator-event';
import { startSession } from '@/lib/operators/operator-sessions';
import { operatorPasswordContext, operatorPasswordPolicies } from '@/lib/operators/sign-in/operator-passwords';
import type { Browser } from '@/lib/operators/sign-in/sign-in';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { isSetupOpen, setupDone, setupToken } from './setup-state';
import { isSetupToken } from './setup-token';

export type FirstAdministrator = { token: string; name: string; email: string; password: string };

/**
 * Creates the first administrator with an account, and a session in which to enrol the second factor. Returns the
 * session's token. Of several concurrent calls one succeeds. Refuses with `setup_over` if there is already an
 * administrator, `setup_token_refused`, `password_refused`, `email_taken`, `too_many_tries`.
 */
export async function createFirstAdministrator(
  services: Services,
  person: FirstAdministrator,
  browser: Browser,
): Promise<Result<string, Refusal | { code: 'setup_over' }>> {
  const { db, clock } = services;
  const now = clock();
  const allowed = await spend(services, 'addressSignIns', addressKey(browser.request.address), now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  if (!(await isSetupOpen(db, now))) return err({ code: 'setup_over' });
  if (!(await isSetupToken(db, person.token, now))) return err({ code: 'setup_token_refused' });
  const context = operatorPasswordContext(person);
  const issues = await checkNewPassword(person.password, operatorPasswordPolicies(services), context);
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  const passwordHash = await hashNewPassword(services.mac, person.password);
  return db.transaction(async (tx) => {
    // The row's primary key lets one transaction through; the others wait here until it commits.
    const [won] = await tx
      .insert(setting)
      .values({ name: setupDone, value: 'made', updatedAt: now })
      .onConflictDoNothing()
      .returning({ name: setting.name });
    if (!won) return err({ code: 'setup_over' });
    const operator = await add(tx, person, passwordHash, now);
    if (!operator) {
      await tx.delete(setting).where(eq(setting.name, setupDone));
      return err({ code: 'email_taken' });
    }
    await tx.delete(setting).where(eq(setting.name, setupToken));
    const session = await startSession(tx, { operatorId: operator.id, stage: 'enrol', ...browser, now });
    const actor = { operator, request: browser.request };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'administrator_created', outcome: 'ok' }));
    return ok(session);
  });
}

async function add(tx: Transaction, { name, email }: FirstAdministrator, passwordHash: string, now: Date) {
  const [taken] = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(eq(operators.emailFold, fold(email)));
  if (taken) return null;
  const account = { username: email, displayName: name, email: email.toLowerCase(), phone: null, passwordHash };
  const added = await addLocalAccount(tx, operatorsDirectoryId, account, now);
  if (!added.ok) return null;
  const [operator] = await tx
    .insert(operators)
    .values({
      id: randomUUID(),
      name,
      email,
      emailFold: fold(email),
      role: 'administrator',
      scope: { directories: 'all' },
      // Nobody can grant permissions they lack, so the first administrator has all of them.
      grants: [...grants],
      accountId: added.value,
      createdAt: now,
    })
    .returning();
  return operator ?? null;
}
