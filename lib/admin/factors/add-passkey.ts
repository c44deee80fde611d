import 'server-only';
import { eq } from 'drizzle-orm';
import type { Actor } from '@/lib/admin/actor';
import { completeSignIn } from '@/lib/admin/complete-sign-in';
import { operatorEvent } from '@/lib/admin/operator-event';
import { raiseSession } from '@/lib/admin/operator-sessions';
import { recordRefusal } from '@/lib/admin/record-refusal';
import { recordEvent } from '@/lib/audit/record-event';
import { operatorPasskey as passkeys } from '@/lib/db/console-schema';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import type { FactorRefusal } from './check-factor';
import { mayAddFactor } from './may-add-factor';
import { verifyNewPasskey } from './verify-passkey';

/**
 * Stores a new passkey of an operator under a name of theirs. Answers the token of the session, which is a full one from
 * now on. `passkey_failed` where the browser's answer does not hold, else as `addAuthenticator`.
 */
export async function addPasskey(
  services: Services,
  actor: Actor,
  { answer, name }: { answer: string; name: string },
): Promise<Result<string, FactorRefusal>> {
  const passkey = await verifyNewPasskey(services, actor, answer);
  if (!passkey) return err({ code: 'passkey_failed' });
  const now = services.clock();
  const added = await services.db.transaction<Result<string, FactorRefusal>>(async (tx) => {
    const may = await mayAddFactor(tx, actor, now);
    if (!may.ok) return may;
    const [taken] = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.id, passkey.id));
    if (taken) return err({ code: 'passkey_failed' });
    const token = await raiseSession(tx, actor.session, now);
    if (token === null) return err({ code: 'session_over' });
    await tx.insert(passkeys).values({ ...passkey, operatorId: actor.operator.id, name, createdAt: now });
    const detail = { method: 'passkey' };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'factor_added', outcome: 'ok', detail }));
    if (actor.session.stage === 'enrol') await completeSignIn(tx, actor, 'passkey', now);
    return ok(token);
  });
  if (!added.ok && added.error.code === 'not_allowed')
    await recordRefusal(services, actor, 'self.factors', { code: added.error.code });
  return added;
}
