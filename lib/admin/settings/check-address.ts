import 'server-only';
import { parseMailUrl } from '@/lib/notify/mail-url';
import type { Services } from '@/lib/services/services';

/**
 * Whether an address from the console may be called (S-66): always where the file rules, else public ones and those that
 * whoever runs Rekey allows. A name that nobody knows passes: a test tells that nobody answers.
 */
export async function mayCall({ outbound }: Pick<Services, 'outbound'>, url: string): Promise<boolean> {
  if (!outbound.guard) return true;
  const mail = parseMailUrl(url);
  const host = mail && (mail.host.includes(':') ? `[${mail.host}]` : mail.host);
  const checked = await outbound.guard.check(host === null ? url : `https://${host}`);
  return checked.ok || checked.error !== 'not_allowed';
}
