import 'server-only';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok } from '@/lib/base/result';
import { tokenFor } from '@/lib/crypto/derived-token';
import { hashToken } from '@/lib/crypto/token';
import { operator as operators } from '@/lib/db/console-schema';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import type { JobHandler } from '@/lib/jobs/start-workers';
import { renderInvite } from '@/lib/notify/rendering/render-invite';
import type { Services } from '@/lib/services/services';

/**
 * The job that mails an invitation. The token is derived here, so the link exists only in the mail. A mail that cannot
 * be delivered is recorded in the audit. Failures: `key_missing`, and those of the channel.
 */
export function deliverInvite(services: Services): JobHandler<'deliver-invite'> {
  return async ({ operatorId, inviteId, locale }, { isLastTry, signal }) => {
    const token = tokenFor(services.keys, inviteId, 'invite');
    if (token === null) return err({ code: 'key_missing', isFinal: true });
    const [invited] = await services.db.select().from(operators).where(eq(operators.id, operatorId));
    const expiresAt = invited?.inviteExpiresAt;
    if (!invited || !expiresAt || invited.inviteHash !== hashToken(token) || expiresAt <= services.clock()) return ok();
    const message = renderInvite({
      locale: isLocale(locale) ? locale : defaultLocale,
      brandName: services.config.branding.name,
      name: invited.name,
      link: `${services.env.APP_URL}/admin/invite#${token}`,
      expiresAt,
    });
    const reference = `invite-${hashToken(inviteId).slice(0, 32)}`;
    const to = { method: 'email', address: invited.email } as const;
    const sent = await services.notifier.deliver(to, message, { reference, signal });
    if (sent.ok) return ok();
    const { reason: code, kind } = sent.error;
    const isFinal = kind === 'permanent';
    if (isFinal || isLastTry) {
      const detail = { operator: operatorId, method: to.method, code };
      const at = services.clock();
      await services.db.transaction((tx) =>
        recordEvent(tx, { action: 'message_given_up', outcome: 'failed', at, actor: 'system', detail }),
      );
    }
    return err({ code, isFinal });
  };
}
