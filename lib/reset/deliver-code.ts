import 'server-only';
import { randomInt } from 'node:crypto';
import { err, ok } from '@/lib/base/result';
import { codeFor } from '@/lib/crypto/one-time-code';
import { hashToken } from '@/lib/crypto/token';
import { findDirectory } from '@/lib/directories/find-directory';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import type { JobHandler } from '@/lib/jobs/start-workers';
import { renderCodeMessage } from '@/lib/notify/rendering/render-code-message';
import type { Services } from '@/lib/services/services';
import { confirmDestination } from './confirm-destination';

/**
 * A random delay between a response and its message. A message sent at once would slow the next page the person opens,
 * and so reveal that an account exists.
 */
const pauseMs = [100, 300] as const;

/**
 * How long the directory gets to confirm the address. Doubled with each try, so a directory that hangs does not hold up
 * others.
 */
const firstConfirmMs = 2_000;

/**
 * The handler that sends a code, to the address that the directory confirms now. The code is derived from its id, so it
 * exists only in the message. The job is dropped once the code has expired. Failures: `key_missing`, and the errors of
 * the directory and the channel.
 */
export function deliverCode(services: Services): JobHandler<'deliver-code'> {
  return async (job, { signal, tryNumber }) => {
    await services.sleep(randomInt(...pauseMs), signal);
    const directory = findDirectory(services.directories, job.directoryId);
    if (job.to === null || !directory || new Date(job.expiresAt) <= services.clock()) return ok();
    const code = codeFor(services.keys, job.codeId, services.config.codeDigits);
    if (code === null) return err({ code: 'key_missing', isFinal: true });
    const confirmMs = Math.min(10_000, firstConfirmMs * 2 ** (tryNumber - 1));
    const limited = AbortSignal.any([signal, AbortSignal.timeout(confirmMs)]);
    const contact = await confirmDestination(services, directory, job, limited);
    if (!contact.ok) return err({ code: contact.error.code, isFinal: false });
    if (contact.value === null) return ok();
    const { branding } = services.config;
    const locale = isLocale(job.locale) ? job.locale : defaultLocale;
    const message = renderCodeMessage(job.method, {
      locale,
      words: services.config.messages[locale],
      brandName: branding.name,
      directoryName: directory.name,
      code,
      codeMinutes: services.limits.codeMinutes[job.method],
      appUrl: services.env.APP_URL,
      supportUrl: branding.supportUrl,
    });
    const reference = `code-${hashToken(job.codeId).slice(0, 32)}`;
    const sent = await services.notifier.deliver(contact.value, message, {
      reference,
      signal,
    });
    return sent.ok ? ok() : err({ code: sent.error.reason, isFinal: sent.error.kind === 'permanent' });
  };
}
