import type { Identifier } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, CallOptions, ProviderError } from '@/lib/providers/types';
import { callAsAdministrator } from './call-as-administrator';
import type { MeetingContext } from './context';
import { isNamedBy, memberSchema, toAccount } from './member';
import { searchPage } from './search-accounts';
import { toSearchKey } from './to-search-key';
import { waitForWindow } from './wait-for-window';

const pageSize = 100;
const mostPages = 5;

/**
 * Returns the account for an identifier. Without App ID no call is made: the vendor verifies the person itself, so the
 * typed identifier becomes the account, with status `unknown`. With App ID the account is looked up: null if none
 * matches, `account_ambiguous` if several do.
 */
export async function findAccount(
  context: MeetingContext,
  identifier: Identifier,
  call?: CallOptions,
): Promise<Result<Account | null, ProviderError>> {
  if (!context.appIdToken) return ok(typedAccount(identifier.value));
  // Stored numbers of mainland China often lack the country code, so the search omits it.
  const searchKey = identifier.kind === 'phone' ? toSearchKey(identifier.value) : identifier.value;
  const found: Account[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await searchPage(context, searchKey, { offset: page * pageSize, limit: pageSize }, call?.signal);
    if (!answer.ok) return answer;
    found.push(...answer.value.accounts.filter((account) => isNamedBy(account, identifier)));
    if (found.length > 1) return err({ code: 'account_ambiguous' });
    if (answer.value.nextOffset === null) break;
  }
  return ok(found[0] ?? null);
}

/**
 * ShowUserDetail by meeting account. Without App ID the id becomes the account, as in `findAccount`.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0069.html
 */
export async function getAccount(
  context: MeetingContext,
  accountId: AccountId,
  call?: CallOptions,
): Promise<Result<Account | null, ProviderError>> {
  if (!context.appIdToken) return ok(typedAccount(accountId));
  const held = await waitForWindow(context, call?.signal);
  if (held) return err(held);
  const request = { account: accountId, query: { accountType: '0' } };
  const answer = await callAsAdministrator(context, 'detail', request, call?.signal);
  if (!answer.ok) return answer.error.code === 'account_gone' ? ok(null) : answer;
  const member = memberSchema.safeParse(answer.value.body);
  return member.success ? ok(toAccount(member.data)) : err({ code: 'protocol', vendor: answer.value.vendor });
}

function typedAccount(value: string): Account {
  const method = value.includes('@') ? 'email' : /^\+\d{6,15}$/.test(value) ? 'sms' : null;
  const contacts = method ? [{ method, address: value } as const] : [];
  return { id: value, username: value, displayName: null, contacts, status: 'unknown' };
}
