import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import type { Contact } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import { handoff as handoffs, operator as operators } from '@/lib/db/console-schema';
import { messageReceipt } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import type { JobHandler } from '@/lib/jobs/start-workers';
import { renderHandoffMessage } from '@/lib/notify/rendering/render-handoff-message';
import type { ProviderError } from '@/lib/providers/types';
import { handoffLink } from '@/lib/reset/handoff/handoff-links';
import type { Handoff } from '@/lib/reset/handoff/handoff-of-attempt';
import type { Services } from '@/lib/services/services';
import { handoffReceipts } from './read-handoff';

const receiptLifeMs = 24 * 3600_000;

/**
 * The job that sends a hand-off. Link and short code are derived from the row, so they exist only in the message. Sends
 * nothing if the hand-off was opened, ended or has expired, or if the account no longer has the contact. Failures:
 * `key_missing`, and those of the directory and the channel.
 */
export function deliverHandoff(services: Services): JobHandler<'deliver-handoff'> {
  return async ({ handoffId, method, to, locale }, { isLastTry, signal }) => {
    const [row] = await services.db
      .select({ handoff: handoffs, operator: operators })
      .from(handoffs)
      .innerJoin(operators, eq(operators.id, handoffs.operatorId))
      .where(
        and(
          eq(handoffs.id, handoffId),
          isNull(handoffs.openedAt),
          isNull(handoffs.usedAt),
          isNull(handoffs.endedAt),
          gt(handoffs.expiresAt, services.clock()),
        ),
      );
    const receipts = handoffReceipts(handoffId);
    const [receipt] = await services.db.select().from(messageReceipt).where(eq(messageReceipt.id, receipts.sent));
    const directory = findConfiguredDirectory(services.directories, row?.handoff.directoryId);
    if (!row || receipt || !directory) return ok();
    const confirmed = await isStillStored(directory, row.handoff, { method, address: to }, signal);
    if (!confirmed.ok) return err({ code: confirmed.error.code, isFinal: false });
    const link = handoffLink(services, row.handoff.codeId);
    if (!link) return err({ code: 'key_missing', isFinal: true });
    const language = isLocale(locale) ? locale : defaultLocale;
    const message = renderHandoffMessage(method, {
      locale: language,
      words: services.config.messages[language],
      supportUrl: services.config.branding.supportUrl,
      brandName: services.config.branding.name,
      directoryName: directory.name,
      operatorName: row.operator.name,
      ticket: row.handoff.ticket,
      minutes: Math.max(1, Math.ceil((row.handoff.expiresAt.getTime() - services.clock().getTime()) / 60_000)),
      appUrl: services.env.APP_URL,
      ...link,
    });
    const sent = confirmed.value
      ? await services.notifier.deliver({ method, address: to }, message, { reference: receipts.sent, signal })
      : // The account's address has changed since it was chosen.
        err({ kind: 'permanent' as const, reason: 'contact_changed' as const });
    const final = !sent.ok && sent.error.kind === 'permanent';
    if (sent.ok || final || isLastTry) {
      const now = services.clock();
      const expiresAt = new Date(now.getTime() + receiptLifeMs);
      const { directoryId, accountId, accountName, publicId } = row.handoff;
      const detail = { handoff: publicId, method, ...(sent.ok ? {} : { code: sent.error.reason }) };
      await services.db.transaction(async (tx) => {
        await tx
          .insert(messageReceipt)
          .values({ id: sent.ok ? receipts.sent : receipts.givenUp, sentAt: now, expiresAt })
          .onConflictDoNothing();
        await recordEvent(tx, {
          action: sent.ok ? 'handoff_sent' : 'message_given_up',
          outcome: sent.ok ? 'ok' : 'failed',
          at: now,
          actor: 'system',
          ...{ directoryId, accountId, accountName, attemptId: row.handoff.id, detail },
        });
      });
    }
    return sent.ok ? ok() : err({ code: sent.error.reason, isFinal: final });
  };
}

/** Checks whether the account still has the chosen contact. Fails if the directory does not answer. */
async function isStillStored(
  { provider }: Directory,
  { accountId }: Handoff,
  { method, address }: Contact,
  signal: AbortSignal,
): Promise<Result<boolean, ProviderError>> {
  const found = await provider.getAccount(accountId, { signal });
  if (!found.ok) return found;
  return ok(found.value?.contacts.some((each) => each.method === method && each.address === address) ?? false);
}
