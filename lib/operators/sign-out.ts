import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import type { Services } from '@/lib/services/services';
import type { Actor } from './actor';
import { dropSession } from './keep-session';
import { operatorEvent } from './operator-event';
import { endSession } from './operator-sessions';

/** Ends the operator's session and removes the cookie. */
export async function signOut(services: Services, actor: Actor): Promise<void> {
  const now = services.clock();
  await services.db.transaction(async (tx) => {
    await endSession(tx, actor.session.id, 'signed_out', now);
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_signed_out', outcome: 'ok' }));
  });
  await dropSession(services);
}
