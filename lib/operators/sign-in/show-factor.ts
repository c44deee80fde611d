import 'server-only';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { FactorMethod, FactorRefusal } from '@/lib/factors/check-factor';
import type { Actor } from '@/lib/operators/actor';
import { completeSignIn } from '@/lib/operators/complete-sign-in';
import { checkOperatorFactor, type FactorSource } from '@/lib/operators/factors/check-operator-factor';
import { acceptPasskey } from '@/lib/operators/factors/operator-passkeys';
import { raiseSession } from '@/lib/operators/operator-sessions';
import { knownDevice } from '@/lib/rate-limit/known-device';
import type { Services } from '@/lib/services/services';
import { recordRefusedFactor } from './sign-in';

/** A typed code (of the app, or a recovery code), or the browser's passkey answer. */
export type Shown = { code: string } | { passkey: string };

/**
 * The second half of a sign-in. Returns the new token of the session, which is now full, and the method. The previous
 * token becomes invalid. Refuses with `factor_refused`, `passkey_failed`, `too_many_tries`, or `session_over` if the
 * session ended meanwhile.
 */
export async function showFactor(
  services: Services,
  actor: Actor,
  shown: Shown,
  /** The browser's device cookie. */
  deviceCookie?: string,
): Promise<Result<{ token: string; method: FactorMethod }, FactorRefusal>> {
  const now = services.clock();
  if (actor.session.stage !== 'factor') return err({ code: 'session_over' });
  const device = knownDevice(services.keys, deviceCookie, { kind: 'operator', id: actor.operator.id });
  const checked = await check(services, actor, { shown, from: device ? { device } : 'new' }, now);
  if (!checked.ok) {
    // An incomplete code is not a try.
    if (!isFormat(checked.error.code)) await recordRefusedFactor(services, actor, checked.error.code);
    return checked;
  }
  return services.db.transaction(async (tx) => {
    const token = await raiseSession(tx, actor.session, now);
    if (token === null) return err({ code: 'session_over' });
    await completeSignIn(tx, actor, checked.value, now);
    return ok({ token, method: checked.value });
  });
}

function isFormat(code: ErrorCode): boolean {
  return code === 'app_code_format' || code === 'recovery_code_format';
}

async function check(
  services: Services,
  actor: Actor,
  { shown, from }: { shown: Shown; from: FactorSource },
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  if ('code' in shown) return checkOperatorFactor(services, actor.operator.id, { typed: shown.code, from }, now);
  return (await acceptPasskey(services, actor, shown.passkey)) ? ok('passkey') : err({ code: 'passkey_failed' });
}
