import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { ChannelFailure } from '@/lib/notify/rendering/message';

/** Explains why a message was not sent, with the server's codes and the remedy. */
export function explainDelivery({ reason, status, enhanced }: ChannelFailure, locale: Locale): string {
  const { t } = settingsPhrases(locale);
  const answer = [status, enhanced].filter((part) => part !== null && part !== undefined).join(' ');
  return t(`failure_${reason === 'cancelled' ? 'timeout' : reason}`, { status: answer });
}
