import 'server-only';
import { eq } from 'drizzle-orm';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import { type HandoffStage, isFinalStage } from '@/lib/forms/handoff';
import type { Actor } from '@/lib/operators/actor';
import { whySessionOver } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';
import { type HandoffName, type HandoffView, readHandoff, readHandoffAgain } from './read-handoff';

/** How far a hand-off is, as the page that follows it hears it. */
export type HandoffNews = {
  stage: HandoffStage;
  message: HandoffView['message'];
  opened: boolean;
  /** Of the person's time, when this was told. */
  secondsLeft: number;
};

const lookEveryMs = 1000;
const sessionEveryLooks = 60;

/**
 * Tells how far a hand-off is, first as it stands and then at every change, until nothing more can happen, the signal
 * fires, or the operator's session or rights are gone: those are looked at again every minute.
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
    // Seconds pass by themselves; a time that starts again or is cut comes with one of these.
    const text = JSON.stringify([view.stage, view.message, view.openedAt, view.endsAt]);
    if (text !== told) yield news;
    told = text;
    if (isFinalStage(view.stage)) return;
    await services.sleep(lookEveryMs, signal).catch(() => undefined);
  }
}

/** What a view has to say to the page. */
export function newsOf({ stage, message, openedAt, secondsLeft }: HandoffView): HandoffNews {
  return { stage, message, opened: openedAt !== null, secondsLeft };
}

/** The actor as they are now; null where the session is over. This does not count as being at work. */
async function reload({ db, clock }: Services, actor: Actor): Promise<Actor | null> {
  const [row] = await db
    .select({ session: sessions, operator: operators })
    .from(sessions)
    .innerJoin(operators, eq(operators.id, sessions.operatorId))
    .where(eq(sessions.id, actor.session.id));
  return row && whySessionOver(row.session, row.operator, clock()) === null ? { ...actor, ...row } : null;
}
