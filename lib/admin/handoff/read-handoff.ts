import 'server-only';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { hashToken } from '@/lib/crypto/token';
import { handoff as handoffs } from '@/lib/db/console-schema';
import { attempt as attempts, messageReceipt } from '@/lib/db/schema';
import type { AccountTarget } from '@/lib/forms/account-target';
import { type HandoffStage, isFinalStage } from '@/lib/forms/handoff';
import type { Actor } from '@/lib/operators/actor';
import { authorise } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { handoffsOf } from '@/lib/reset/handoff/end-handoffs';
import { type HandoffLink, handoffLink } from '@/lib/reset/handoff/handoff-links';
import type { Handoff } from '@/lib/reset/handoff/handoff-of-attempt';
import type { Services } from '@/lib/services/services';
import { handoffEnds, handoffStage } from './handoff-progress';

/** A hand-off as the console shows it. */
export type HandoffView = {
  publicId: string;
  accountName: string;
  channel: Handoff['channel'];
  sentTo: string | null;
  stage: HandoffStage;
  message: 'sent' | 'given_up' | null;
  createdAt: Date;
  /** When the person's time is over: that of the link, or of the attempt that it became. */
  endsAt: Date;
  secondsLeft: number;
  openedAt: Date | null;
  /** What the person gets, for the operator who had it shown, while it can still be opened. Otherwise null. */
  link: HandoffLink | null;
};

export type HandoffName = AccountTarget & { publicId: string };

/** Reads a hand-off for an operator who may see the account; null if there is none for them. */
export async function readHandoff(services: Services, actor: Actor, name: HandoffName): Promise<HandoffView | null> {
  const { directoryId, accountId } = name;
  const may = await mayAct(services, actor, 'accounts.find', { directoryId, accountId });
  return may.ok ? viewHandoff(services, actor, name) : null;
}

/** Like `readHandoff`, for a page that polls: returns null without a record once the operator may not see it. */
export async function readHandoffAgain(
  services: Services,
  actor: Actor,
  name: HandoffName,
): Promise<HandoffView | null> {
  const may = authorise(actor, 'accounts.find', services.clock(), { directoryId: name.directoryId });
  return may.ok ? viewHandoff(services, actor, name) : null;
}

async function viewHandoff(
  services: Services,
  actor: Actor,
  { directoryId, accountId, publicId }: HandoffName,
): Promise<HandoffView | null> {
  const now = services.clock();
  const [row] = await services.db
    .select({ handoff: handoffs, attempt: attempts.state, attemptEnds: attempts.expiresAt })
    .from(handoffs)
    .leftJoin(attempts, eq(attempts.id, handoffs.attemptId))
    .where(
      and(eq(handoffs.publicId, publicId), eq(handoffs.directoryId, directoryId), eq(handoffs.accountId, accountId)),
    );
  if (!row) return null;
  const { handoff, attempt, attemptEnds } = row;
  const message = await messageOf(services, handoff);
  const stage = handoffStage({ handoff, attempt, attemptEnds, message }, now);
  const own = handoff.channel === 'shown' && handoff.operatorId === actor.operator.id && stage === 'made';
  const { accountName, channel, sentTo, createdAt, openedAt } = handoff;
  const endsAt = handoffEnds(handoff, attemptEnds);
  const secondsLeft = Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000));
  const link = own ? handoffLink(services, handoff.codeId) : null;
  return { publicId, accountName, channel, sentTo, stage, message, createdAt, endsAt, secondsLeft, openedAt, link };
}

async function messageOf({ db }: Services, { id, channel }: Handoff): Promise<'sent' | 'given_up' | null> {
  if (channel === 'shown') return null;
  const { sent, givenUp } = handoffReceipts(id);
  const receipts = await db
    .select({ id: messageReceipt.id })
    .from(messageReceipt)
    .where(inArray(messageReceipt.id, [sent, givenUp]));
  if (receipts.some((receipt) => receipt.id === sent)) return 'sent';
  return receipts.length > 0 ? 'given_up' : null;
}

/** The receipt ids for a hand-off's message: sent, and given up. */
export function handoffReceipts(handoffId: string): { sent: string; givenUp: string } {
  const short = hashToken(`handoff:${handoffId}`).slice(0, 32);
  return { sent: `handoff-${short}`, givenUp: `handoff-given-up-${short}` };
}

/**
 * Returns the open hand-off of an account, created by any operator. A new one ends earlier ones, so there is at most
 * one.
 */
export async function readOpenHandoff(
  services: Services,
  actor: Actor,
  target: AccountTarget,
): Promise<HandoffView | null> {
  const [newest] = await services.db
    .select({ publicId: handoffs.publicId })
    .from(handoffs)
    .where(and(handoffsOf(target.directoryId, target.accountId), isNull(handoffs.usedAt), isNull(handoffs.endedAt)))
    .orderBy(desc(handoffs.createdAt))
    .limit(1);
  const view = newest ? await readHandoff(services, actor, { ...target, ...newest }) : null;
  return view && !isFinalStage(view.stage) ? view : null;
}
