import 'server-only';
import { shortCodeFor, tokenFor } from '@/lib/crypto/derived-token';
import type { Services } from '@/lib/services/services';

/** How long a hand-off lives, in minutes. */
export const handoffMinutes = 15;

/** What a hand-off gives to the person. */
export type HandoffLink = { token: string; link: string; shortCode: string };

/**
 * The link and the short code that a hand-off's `codeId` stands for. The token stands in the fragment, which browsers
 * send to nobody. Null when the id was not made under a configured key.
 */
export function handoffLink({ keys, env }: Pick<Services, 'keys' | 'env'>, codeId: string): HandoffLink | null {
  const token = tokenFor(keys, codeId, 'handoff');
  const shortCode = shortCodeFor(keys, codeId);
  if (token === null || shortCode === null) return null;
  return { token, link: `${env.APP_URL}/handoff#${token}`, shortCode };
}
