import 'server-only';
import { shortCodeFor, tokenFor } from '@/lib/crypto/derived-token';
import type { Services } from '@/lib/services/services';

/** The lifetime of a hand-off, in minutes. */
export const handoffMinutes = 15;

/** What the person gets. */
export type HandoffLink = { token: string; link: string; shortCode: string };

/**
 * Returns the link and the short code for a hand-off's `codeId`. The token is in the fragment, which browsers do not
 * send. Null if the id was not created under a configured key.
 */
export function handoffLink({ keys, env }: Pick<Services, 'keys' | 'env'>, codeId: string): HandoffLink | null {
  const token = tokenFor(keys, codeId, 'handoff');
  const shortCode = shortCodeFor(keys, codeId);
  if (token === null || shortCode === null) return null;
  return { token, link: `${env.APP_URL}/handoff#${token}`, shortCode };
}
