import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { seal, unseal } from '@/lib/crypto/secret-box';
import type { Services } from '@/lib/services/services';
import { externalCookieNames, underwayCookie } from './external-cookies';
import type { ExternalStart } from './start-external';

const awaySchema = z.object({ url: z.url({ protocol: /^https?$/ }), name: z.string() });

/** Which provider's page somebody is on the way to. */
export type Away = z.output<typeof awaySchema>;

const context = 'external-away';

/** Has the browser keep what it needs to go to a provider and to come back. */
export async function keepAway({ env, keys }: Services, { url, name, cookies: held }: ExternalStart): Promise<void> {
  const jar = await cookies();
  const away: Away = { url, name };
  for (const [cookie, value] of Object.entries(held)) jar.set(cookie, value, underwayCookie(env));
  jar.set(externalCookieNames(env).away, seal(keys, JSON.stringify(away), context), {
    ...underwayCookie(env),
    sameSite: 'strict',
  });
}

/** Where the browser that asks is on the way to; null where it is not. Only what `keepAway` wrote is believed. */
export async function readAway({ env, keys }: Services): Promise<Away | null> {
  const held = (await cookies()).get(externalCookieNames(env).away)?.value;
  const text = held === undefined ? null : unseal(keys, held, context);
  return text?.ok ? awaySchema.parse(JSON.parse(text.value)) : null;
}
