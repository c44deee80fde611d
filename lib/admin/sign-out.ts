import 'server-only';
import { cookies } from 'next/headers';
import { recordEvent } from '@/lib/audit/record-event';
import type { Services } from '@/lib/services';
import type { Actor } from './actor';
import { operatorEvent } from './operator-event';
import { endSession } from './operator-sessions';
import { sessionCookieName } from './session-cookie';

/** Ends the operator's session and takes the cookie away. */
export async function signOut(services: Services, actor: Actor): Promise<void> {
  const now = services.clock();
  await services.db.transaction(async (tx) => {
    await endSession(tx, actor.session.id, 'signed_out', now);
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_signed_out', outcome: 'ok' }));
  });
  const jar = await cookies();
  jar.delete({ name: sessionCookieName(services.env.plainCookies), path: '/', secure: !services.env.plainCookies });
}
