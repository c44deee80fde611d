import 'server-only';
import type { Services } from '@/lib/services/services';
import { peekSession, type SessionLeft, sessionLeft } from './operator-sessions';

/** What an open page of the console hears of its session; `operator` is whose it is now, null where it is over. */
export type SessionAnswer = SessionLeft & { operator: string | null };

/** Reads it without counting as being at work, so that a page that is only open keeps nobody signed in. */
export async function answerSessionLeft(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string | undefined,
): Promise<SessionAnswer> {
  const now = clock();
  const looked = await peekSession(db, token, now);
  if (!looked.found || looked.session.stage !== 'full') return { operator: null, secondsLeft: 0, canStay: false };
  return { operator: looked.operator.id, ...sessionLeft(looked.session, now) };
}
