import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, CallOptions, ProviderError } from '@/lib/providers/types';
import { callAsAdministrator } from './call-as-administrator';
import type { MeetingContext } from './context';
import { memberSchema, toAccount } from './member';
import { toSearchKey } from './to-search-key';
import { waitForWindow } from './wait-for-window';

const pageSize = 20;
const answerSchema = z.object({
  offset: z.coerce.number().int().min(0),
  count: z.coerce.number().int().min(0),
  data: z.array(z.unknown()).nullish(),
});

/** Returns one page of SearchUsers. The cursor is the offset. Returns `unsupported` without App ID. */
export async function searchAccounts(
  context: MeetingContext,
  query: string,
  cursor: string | null,
  call?: CallOptions,
): Promise<Result<{ accounts: Account[]; nextCursor: string | null }, ProviderError>> {
  const offset = /^\d{1,7}$/.test(cursor ?? '') ? Number(cursor) : 0;
  const page = await searchPage(context, toSearchKey(query), { offset, limit: pageSize }, call?.signal);
  if (!page.ok) return page;
  const { accounts, nextOffset } = page.value;
  return ok({ accounts, nextCursor: nextOffset === null ? null : String(nextOffset) });
}

/**
 * SearchUsers with a given offset and limit. An offset past the end returns the last page again, which would show
 * people twice, so such a response counts as empty.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0071.html
 */
export async function searchPage(
  context: MeetingContext,
  searchKey: string,
  { offset, limit }: { offset: number; limit: number },
  signal?: AbortSignal,
): Promise<Result<{ accounts: Account[]; nextOffset: number | null }, ProviderError>> {
  const held = await waitForWindow(context, signal);
  if (held) return err(held);
  const query = { offset: String(offset), limit: String(limit), searchKey };
  const answer = await callAsAdministrator(context, 'search', { query }, signal);
  if (!answer.ok) return answer;
  const page = answerSchema.safeParse(answer.value.body);
  if (!page.success) return err({ code: 'protocol', vendor: answer.value.vendor });
  const rows = page.data.data ?? [];
  if (page.data.offset !== offset) return ok({ accounts: [], nextOffset: null });
  const accounts: Account[] = [];
  for (const row of rows) {
    const member = memberSchema.safeParse(row);
    if (member.success) accounts.push(toAccount(member.data));
  }
  const end = offset + rows.length;
  return ok({ accounts, nextOffset: rows.length > 0 && end < page.data.count ? end : null });
}
