import 'server-only';
import { parseMailUrl } from '@/lib/notify/mail-url';
import type { Services } from '@/lib/services/services';

/**
 * Checks whether an address from the console may be called: every address if the configuration file takes
 * precedence, otherwise public ones and those that the configuration allows. An unknown host name passes; a test
 * reports that nothing answers.
 */
export async function mayCall({ outbound }: Pick<Services, 'outbound'>, url: string): Promise<boolean> {
  if (!outbound.guard) return true;
  const mail = parseMailUrl(url);
  const host = mail && (mail.host.includes(':') ? `[${mail.host}]` : mail.host);
  const checked = await outbound.guard.check(host === null ? url : `https://${host}`);
  return checked.ok || checked.error !== 'not_allowed';
}
