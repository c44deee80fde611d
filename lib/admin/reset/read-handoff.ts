import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { handoff as handoffs } from '@/lib/db/console-schema';
import { attempt as attempts, messageReceipt } from '@/lib/db/schema';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Actor } from '@/lib/operators/actor';
import { authorise } from '@/lib/operators/authorise';
import { type HandoffLink, handoffLink } from '@/lib/reset/handoff-links';
import type { Handoff } from '@/lib/reset/handoff-of-attempt';
import type { Services } from '@/lib/services/services';
import { type HandoffStage, handoffEnds, handoffStage } from './handoff-progress';
import { handoffReceipts } from './handoff-receipts';

/** A hand-off as the console shows it. */
export type HandoffView = {
  publicId: string;
  accountName: string;
  channel: Handoff['channel'];
  sentTo: string | null;
  stage: HandoffStage;
  message: 'sent' | 'given_up' | null;
  createdAt: Date;
  /** When the person's time is over, with the link or with the attempt that it became. */
  endsAt: Date;
  secondsLeft: number;
  openedAt: Date | null;
  /** For the operator who had it shown, while it can still be opened: what the person gets. Null for everybody else. */
  link: HandoffLink | null;
};

export type HandoffName = AccountTarget & { publicId: string };

/** Reads a hand-off for an operator who may help this account's directory; null where there is none for them. */
export async function readHandoff(
  services: Services,
  actor: Actor,
  { directoryId, accountId, publicId }: HandoffName,
): Promise<HandoffView | null> {
  const now = services.clock();
  if (!authorise(actor, 'accounts.find', now, { directoryId }).ok) return null;
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
