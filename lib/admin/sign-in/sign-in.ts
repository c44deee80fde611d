import 'server-only';
import { eq } from 'drizzle-orm';
import type { Operator } from '@/lib/admin/actor';
import { countFactors, factorsOf } from '@/lib/admin/factors/factors-of';
import { operatorEvent } from '@/lib/admin/operator-event';
import { startSession } from '@/lib/admin/operator-sessions';
import { operatorsDirectoryId } from '@/lib/admin/operators-directory';
import { recordEvent } from '@/lib/audit/record-event';
import { operator as operators } from '@/lib/db/console-schema';
import { fold } from '@/lib/db/fold';
import type { ErrorCode } from '@/lib/errors';
import { verifyLocalPassword } from '@/lib/providers/local/verify-local-password';
import { addressKey } from '@/lib/rate-limit/address-key';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { operatorAccounts } from './operator-passwords';

export type SignInRefusal = { code: ErrorCode; retryAfterSeconds?: number };

/** What is known of the browser that signs in. */
export type Browser = { request: RequestFacts; userAgent: string };

/**
 * The first half of a sign-in: e-mail and password. Answers the token of a session that still waits for the second factor
 * (`factor`), or for one to be set up (`enrol`). `sign_in_refused` says the same for a wrong password, for nobody, and
 * for an operator who may not sign in, and takes the same time; `too_many_tries` counts what was typed, not who exists.
 */
export async function signIn(
  services: Services,
  { email, password }: { email: string; password: string },
  browser: Browser,
): Promise<Result<{ token: string; stage: 'factor' | 'enrol' }, SignInRefusal>> {
  const { db, mac, clock } = services;
  const now = clock();
  const fromAddress = await spend(services, 'addressSignIns', addressKey(browser.request.address), now);
  if (!fromAddress.ok) return err({ code: 'too_many_tries', ...fromAddress.error });
  const forEmail = await spend(services, 'operatorSignIns', fold(email), now);
  if (!forEmail.ok) return err({ code: 'too_many_tries', ...forEmail.error });

  const identifier = { kind: 'username' as const, value: email };
  const verified = await verifyLocalPassword(operatorAccounts(services), { mac, clock }, identifier, password);
  if (!verified.ok && verified.error === 'busy') {
    await refund(services, 'operatorSignIns', fold(email));
    return err({ code: 'directory_busy', retryAfterSeconds: 10 });
  }
  const operator = await operatorNamed(services, email);
  const isTheirs = verified.ok && operator?.accountId === verified.value.accountId;
  if (!operator || !isTheirs || operator.disabledAt) return refuse(services, operator, browser.request, now);
  await refund(services, 'operatorSignIns', fold(email));
  const stage = countFactors(await factorsOf(db, operator.id)) > 0 ? 'factor' : 'enrol';
  const token = await db.transaction((tx) => startSession(tx, { operatorId: operator.id, stage, ...browser, now }));
  return ok({ token, stage });
}

async function operatorNamed({ db }: Services, email: string): Promise<Operator | undefined> {
  const [operator] = await db
    .select()
    .from(operators)
    .where(eq(operators.emailFold, fold(email)));
  return operator;
}

/** What was typed is kept only where it is an operator's: it may be a password in the wrong field. */
async function refuse(
  services: Services,
  operator: Operator | undefined,
  request: RequestFacts,
  now: Date,
): Promise<Result<never, SignInRefusal>> {
  const code = 'sign_in_refused';
  await services.db.transaction((tx) =>
    recordEvent(tx, {
      at: now,
      actor: 'console',
      action: 'operator_sign_in_refused',
      outcome: 'refused',
      requestId: request.requestId,
      ip: request.address,
      directoryId: operatorsDirectoryId,
      accountId: operator?.accountId ?? null,
      accountName: operator?.email ?? null,
      detail: { code, step: 'password', ...(operator ? { operator: operator.id } : {}) },
    }),
  );
  return err({ code });
}

/** Writes that a sign-in was refused at the second factor. */
export async function recordRefusedFactor(
  services: Services,
  actor: Parameters<typeof operatorEvent>[0],
  code: ErrorCode,
): Promise<void> {
  const event = operatorEvent(actor, services.clock(), {
    action: 'operator_sign_in_refused',
    outcome: 'refused',
    detail: { code, step: 'factor' },
  });
  await services.db.transaction((tx) => recordEvent(tx, event));
}
