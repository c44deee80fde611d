import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderDeps, ProviderError } from '@/lib/providers/types';
import type { Client } from './client';
import { toProviderError } from './errors';
import { toAccount, userSchema } from './to-account';

const pageSize = 100;
const logEvery = 1_000;

const pageSchema = z.object({ Total: z.int().min(0), Users: z.array(z.unknown()).nullish() });

/**
 * Reads all users into the index, page by page, and returns the number of accounts in it. An interrupted run resumes at
 * its next page. If users are deleted during the run, later ones move to pages already read. So when the total shrinks,
 * it steps back by as many pages as that could have moved a user.
 * @see https://www.volcengine.com/docs/7165/1505172
 */
export async function refreshIndex(
  client: Client,
  deps: Pick<ProviderDeps, 'accountIndex' | 'logger'>,
  defaultCountryCode: string,
  signal?: AbortSignal,
): Promise<Result<{ accounts: number }, ProviderError>> {
  const { accountIndex, logger } = deps;
  const { generation, nextPage } = await accountIndex.begin();
  let page = nextPage;
  let previousTotal: number | null = null;
  let logged = Math.floor(((page - 1) * pageSize) / logEvery);
  for (;;) {
    const answer = await client.call('ListUsers', { PageNumber: page, PageSize: pageSize }, pageSchema, { signal });
    if (!answer.ok) return err(toProviderError(answer.error, 'read'));
    const { Total: total, Users: users } = answer.value;
    if (previousTotal !== null && total < previousTotal && page > 1) {
      page = Math.max(1, page - Math.ceil((previousTotal - total) / pageSize));
      previousTotal = total;
      continue;
    }
    previousTotal = total;
    const entries = users ?? [];
    // Users that are counted but not returned: treating this as an empty directory would empty the index.
    if (page === 1 && entries.length === 0 && total > 0) return err({ code: 'protocol' });
    // One malformed entry must not keep everybody else from resetting a password.
    const readable = entries.flatMap((user) => userSchema.safeParse(user).data ?? []);
    if (readable.length < entries.length) {
      logger.warn('skipped users in an unknown format', { count: entries.length - readable.length, page });
    }
    await accountIndex.putPage(
      generation,
      page,
      readable.map((user) => toAccount(user, defaultCountryCode)),
    );
    const read = Math.min(total, page * pageSize);
    if (Math.floor(read / logEvery) > logged) {
      logged = Math.floor(read / logEvery);
      logger.info('reading accounts into the index', { count: read, total, page });
    }
    if (entries.length === 0 || page * pageSize >= total) break;
    page += 1;
  }
  const accounts = await accountIndex.finish(generation);
  logger.info('account index complete', { count: accounts });
  return ok({ accounts });
}
