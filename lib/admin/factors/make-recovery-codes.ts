import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import type { NotAllowed } from '@/lib/admin/authorise';
import { mayAct } from '@/lib/admin/may-act';
import { operatorEvent } from '@/lib/admin/operator-event';
import { recordEvent } from '@/lib/audit/record-event';
import { ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { replaceRecoveryCodes } from './recovery-codes';

/** Makes an operator's recovery codes, in place of all earlier ones. They are answered once and kept nowhere. */
export async function makeRecoveryCodes(services: Services, actor: Actor): Promise<Result<string[], NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'self.factors');
  if (!allowed.ok) return allowed;
  return services.db.transaction(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, services, actor.operator.id);
    const detail = { count: codes.length };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'recovery_codes_made', outcome: 'ok', detail }));
    return ok(codes);
  });
}
