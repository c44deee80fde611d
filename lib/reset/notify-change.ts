import 'server-only';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import type { Contact } from '@/lib/base/contact';
import type { AttemptId } from '@/lib/base/ids';
import { err, ok } from '@/lib/base/result';
import { hashToken } from '@/lib/crypto/token';
import { attempt as attempts, messageReceipt } from '@/lib/db/schema';
import { findDirectory } from '@/lib/directories/find-directory';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import type { JobPayload } from '@/lib/jobs/queues';
import type { JobHandler } from '@/lib/jobs/start-workers';
import { renderChangeNotice } from '@/lib/notify/rendering/render-change-notice';
import type { Services } from '@/lib/services/services';

const receiptLifeMs = 3 * 24 * 3600_000;

/**
 * The handler that tells a person, on every known contact, that their password was changed. Contacts are read again
 * from the directory. A message that was sent is not sent again. A contact that cannot be reached is recorded in the
 * audit. Failures: `directory_missing`, and the errors of the directory or a channel.
 */
export function notifyChange(services: Services): JobHandler<'notify-change'> {
  return async (job, { jobId, isLastTry, signal }) => {
    const directory = findDirectory(services.directories, job.directoryId);
    if (!directory) return err({ code: 'directory_missing', isFinal: true });
    const account = await directory.provider.getAccount(job.accountId, { signal });
    if (!account.ok && account.error.code !== 'unsupported') return err({ code: account.error.code, isFinal: false });
    const known = account.ok ? (account.value?.contacts ?? []) : [];
    const contacts = known.length > 0 ? known : await contactFromAttempt(services, job.attemptId);
    let failure: string | null = null;
    for (const contact of contacts.filter((each) => services.notifier.methods.includes(each.method))) {
      const reference = `notice-${hashToken(`${jobId}:${contact.method}:${contact.address}`).slice(0, 32)}`;
      const [receipt] = await services.db.select().from(messageReceipt).where(eq(messageReceipt.id, reference));
      if (receipt) continue;
      const message = renderChangeNotice(contact.method, {
        ...languagesOf(services, job.locale),
        brandName: services.config.branding.name,
        directoryName: directory.name,
        changedAt: new Date(job.changedAt),
        appUrl: services.env.APP_URL,
        supportUrl: services.config.branding.supportUrl,
        confirmed: job.confirmed,
      });
      const sent = await services.notifier.deliver(contact, message, { reference, signal });
      if (!sent.ok && (sent.error.kind === 'permanent' || isLastTry))
        await recordGivenUp(services, job, contact, sent.error.reason);
      if (!sent.ok && sent.error.kind === 'temporary') {
        failure = sent.error.reason;
        continue;
      }
      const sentAt = services.clock();
      const expiresAt = new Date(sentAt.getTime() + receiptLifeMs);
      await services.db.insert(messageReceipt).values({ id: reference, sentAt, expiresAt }).onConflictDoNothing();
    }
    return failure === null ? ok() : err({ code: failure, isFinal: false });
  };
}

/**
 * The language of the reset, else of the organisation, else all languages, each with the organisation's own wording.
 */
function languagesOf({ config: { branding, messages } }: Services, known: string) {
  const inOne = (locale: Locale) => ({ locale, words: messages[locale] });
  if (isLocale(known)) return inOne(known);
  if (branding.language) return inOne(branding.language);
  const [first, ...others] = locales;
  return { ...inOne(first), also: others.map(inOne) };
}

async function recordGivenUp(
  services: Services,
  { directoryId, accountId, attemptId }: JobPayload<'notify-change'>,
  { method }: Contact,
  code: string,
): Promise<void> {
  const [row] = await services.db
    .select({ handoffId: attempts.handoffId })
    .from(attempts)
    .where(eq(attempts.id, attemptId));
  await services.db.transaction((tx) =>
    recordEvent(tx, {
      action: 'message_given_up',
      outcome: 'failed',
      at: services.clock(),
      actor: 'system',
      directoryId,
      accountId,
      attemptId: row?.handoffId ?? attemptId,
      detail: { method, code },
    }),
  );
}

/** If the back end returns no contacts, the only known one is the address that the person typed and proved. */
async function contactFromAttempt(services: Services, attemptId: AttemptId): Promise<Contact[]> {
  const [row] = await services.db
    .select({ identifier: attempts.identifier, kind: attempts.identifierKind })
    .from(attempts)
    .where(eq(attempts.id, attemptId));
  if (row?.kind === 'email') return [{ method: 'email', address: row.identifier }];
  // Digits without a country code are not a number that a message can be sent to.
  if (row?.kind === 'phone' && row.identifier.startsWith('+')) return [{ method: 'sms', address: row.identifier }];
  return [];
}
