import 'server-only';
import type { Services } from '@/lib/services/services';
import { peekSession, type SessionLeft, sessionLeft } from './operator-sessions';

/** The state of the session, for an open console page. `operator` is the id of the signed-in operator, or null. */
export type SessionAnswer = SessionLeft & { operator: string | null };

/** Reads the session without extending it, so an open page alone keeps nobody signed in. */
export async function answerSessionLeft(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string | undefined,
): Promise<SessionAnswer> {
  const now = clock();
  const looked = await peekSession(db, token, now);
  if (!looked.found || looked.session.stage !== 'full') return { operator: null, secondsLeft: 0, canStay: false };
  return { operator: looked.operator.id, ...sessionLeft(looked.session, now) };
}
