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
 * The job that mails an invitation. The link's token is derived here, so it is nowhere but in the mail. One that does not
 * get through stands in the audit, for whoever waits for it to be taken up. Failures: `key_missing`, and what the channel
 * says.
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
