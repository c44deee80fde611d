import 'server-only';
import { eq } from 'drizzle-orm';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import { type HandoffStage, isFinalStage } from '@/lib/forms/handoff';
import type { Actor } from '@/lib/operators/actor';
import { whySessionOver } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';
import { type HandoffName, type HandoffView, readHandoff, readHandoffAgain } from './read-handoff';

/** The progress of a hand-off, as its page receives it. */
export type HandoffNews = {
  stage: HandoffStage;
  message: HandoffView['message'];
  opened: boolean;
  /** The person's remaining time when this was sent. */
  secondsLeft: number;
};

const lookEveryMs = 1000;
const sessionEveryLooks = 60;

/**
 * Yields the progress of a hand-off, first at once and then at every change. Ends when it is final, when the signal
 * fires, or when the operator's session or rights are gone, which is checked every minute.
 */
export async function* followHandoff(
  services: Services,
  asked: Actor,
  name: HandoffName,
  signal: AbortSignal,
): AsyncGenerator<HandoffNews> {
  let actor: Actor | null = asked;
  let told = '';
  for (let look = 1; !signal.aborted; look += 1) {
    if (look % sessionEveryLooks === 0) actor = actor && (await reload(services, actor));
    const read = look === 1 ? readHandoff : readHandoffAgain;
    const view: HandoffView | null = actor && (await read(services, actor, name));
    if (!view) return;
    const news = newsOf(view);
    // The page counts the seconds itself; a restarted or shortened time comes with one of these changes.
    const text = JSON.stringify([view.stage, view.message, view.openedAt, view.endsAt]);
    if (text !== told) yield news;
    told = text;
    if (isFinalStage(view.stage)) return;
    await services.sleep(lookEveryMs, signal).catch(() => undefined);
  }
}

export function newsOf({ stage, message, openedAt, secondsLeft }: HandoffView): HandoffNews {
  return { stage, message, opened: openedAt !== null, secondsLeft };
}

/** Returns the actor as they are now, or null if the session is over. Does not extend the session. */
async function reload({ db, clock }: Services, actor: Actor): Promise<Actor | null> {
  const [row] = await db
    .select({ session: sessions, operator: operators })
    .from(sessions)
    .innerJoin(operators, eq(operators.id, sessions.operatorId))
    .where(eq(sessions.id, actor.session.id));
  return row && whySessionOver(row.session, row.operator, clock()) === null ? { ...actor, ...row } : null;
}
