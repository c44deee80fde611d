import type { AccountId } from '@/lib/base/ids';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import type { AccountPasswordRules } from '@/lib/providers/types';
import type { Directory } from './directory';

/** The rules for one account's next password, and when it may be changed again; null if now. */
export type AccountRules = { policies: readonly PasswordPolicy[]; changeableFrom: Date | null };

const longestReadMs = 3_000;

/**
 * Returns the rules that a directory has for one account, with those of the organisation. Falls back to the rules of the
 * directory if it does not tell them apart, or does not answer within three seconds: it checks the password anyway.
 */
export async function readAccountRules(directory: Directory, accountId: AccountId | null): Promise<AccountRules> {
  const { provider, policies } = directory;
  const [own, ...others] = policies;
  if (accountId === null || !own || !provider.readPasswordRules) return { policies, changeableFrom: null };
  const read = await provider.readPasswordRules(accountId, { signal: AbortSignal.timeout(longestReadMs) });
  return read.ok ? mergeRules(read.value, own, others) : { policies, changeableFrom: null };
}

/** The configuration may know the history that a back end does not publish. */
function mergeRules(
  { policy, changeableFrom }: AccountPasswordRules,
  own: PasswordPolicy,
  others: readonly PasswordPolicy[],
): AccountRules {
  return { policies: [{ ...policy, history: policy.history ?? own.history }, ...others], changeableFrom };
}
