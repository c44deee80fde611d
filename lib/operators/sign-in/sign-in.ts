import 'server-only';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import { fold } from '@/lib/base/fold';
import { err, ok, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { countFactors, factorsOf } from '@/lib/factors/factors-of';
import type { Operator } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { startSession } from '@/lib/operators/operator-sessions';
import { verifyLocalPassword } from '@/lib/providers/local/verify-local-password';
import { addressKey } from '@/lib/rate-limit/address-key';
import { knownDevice } from '@/lib/rate-limit/known-device';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { operatorAccounts } from './operator-passwords';

export type SignInRefusal = { code: ErrorCode; retryAfterSeconds?: number };

/** The browser that signs in; `device` is its device cookie. */
export type Browser = { request: RequestFacts; userAgent: string; device?: string | undefined };

/**
 * The first half of a sign-in: e-mail and password. Returns the token of a session that waits for the second factor
 * (`factor`) or for its enrolment (`enrol`). `sign_in_refused` is the same for a wrong password, an unknown address and
 * an operator who may not sign in, and takes the same time.
 *
 * Wrong passwords are counted per device for a browser that signed in as this operator before, and otherwise per
 * network and per typed address, whether or not it exists (`too_many_tries`). If only the count of the address is used
 * up, the right password of an operator with a second factor still works, so strangers cannot lock an operator out.
 */
export async function signIn(
  services: Services,
  { email, password }: { email: string; password: string },
  browser: Browser,
): Promise<Result<{ token: string; stage: 'factor' | 'enrol' }, SignInRefusal>> {
  const { db, mac, clock } = services;
  const now = clock();
  const operator = await operatorNamed(services, email);
  const device = knownDevice(services.keys, browser.device, operator ? { kind: 'operator', id: operator.id } : null);
  const network = addressKey(browser.request.address);
  if (!device) {
    const fromNetwork = await spend(services, 'addressSignIns', network, now);
    if (!fromNetwork.ok) return err({ code: 'too_many_tries', ...fromNetwork.error });
  }
  const key = JSON.stringify(device ? ['device', device, operator?.id] : ['typed', fold(email)]);
  const tries = await spend(services, 'operatorSignIns', key, now);
  if (!tries.ok && device) return err({ code: 'too_many_tries', ...tries.error });

  const identifier = { kind: 'username' as const, value: email };
  const verified = await verifyLocalPassword(operatorAccounts(services), { mac, clock }, identifier, password);
  const isBusy = !verified.ok && verified.error === 'busy';
  const isTheirs = verified.ok && operator?.accountId === verified.value.accountId && !operator.disabledAt;
  const stage = operator && isTheirs && countFactors(await factorsOf(db, operator.id)) > 0 ? 'factor' : 'enrol';
  const isRight = isTheirs && (tries.ok || stage === 'factor');
  if (isBusy || isRight) {
    if (tries.ok) await refund(services, 'operatorSignIns', key);
    if (!device) await refund(services, 'addressSignIns', network);
  }
  if (isBusy) return err({ code: 'directory_busy', retryAfterSeconds: 10 });
  if (!tries.ok && !isRight) return err({ code: 'too_many_tries', ...tries.error });
  if (!operator || !isRight) return refuse(services, operator, browser.request, now);
  const { request, userAgent } = browser;
  const token = await db.transaction((tx) =>
    startSession(tx, { operatorId: operator.id, stage, request, userAgent, now }),
  );
  return ok({ token, stage });
}

async function operatorNamed({ db }: Services, email: string): Promise<Operator | undefined> {
  const [operator] = await db
    .select()
    .from(operators)
    .where(eq(operators.emailFold, fold(email)));
  return operator;
}

/** The typed address is recorded only if it belongs to an operator: it may be a password in the wrong field. */
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

/** Records that a sign-in was refused at the second factor. */
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
