import 'server-only';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import { recoveryCodeSet, replaceRecoveryCodes } from '@/lib/factors/recovery-codes';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';

/**
 * Creates recovery codes for an operator and deletes all earlier ones. The codes are returned once and not stored.
 * `replaces` names the set that the operator agreed to replace. Refuses with `codes_made_already` if the set has
 * changed since, for example because the same form was sent twice.
 */
export async function makeRecoveryCodes(
  services: Services,
  actor: Actor,
  replaces: string,
): Promise<Result<string[], NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'self.factors');
  if (!allowed.ok) return allowed;
  return services.db.transaction(async (tx) => {
    await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, actor.operator.id)).for('update');
    if ((await recoveryCodeSet(tx, actor.operator.id)) !== replaces) return err({ code: 'codes_made_already' });
    const codes = await replaceRecoveryCodes(tx, services, actor.operator.id);
    const detail = { count: codes.length };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'recovery_codes_made', outcome: 'ok', detail }));
    return ok(codes);
  });
}
