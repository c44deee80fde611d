import 'server-only';
import { dropSession } from '@/lib/operators/keep-session';
import { endSession } from '@/lib/operators/operator-sessions';
import type { currentSession } from '@/lib/operators/require-operator';

/** Ends a sign-in that is waiting for its second factor. A full session is left alone; signing out ends that. */
export async function leaveSignIn({ services, ...current }: Awaited<ReturnType<typeof currentSession>>): Promise<void> {
  if (!current.found || current.session.stage === 'full') return;
  const { session } = current;
  await services.db.transaction((tx) => endSession(tx, session.id, 'signed_out', services.clock()));
  await dropSession(services);
}
