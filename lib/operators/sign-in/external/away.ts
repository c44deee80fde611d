import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { seal, unseal } from '@/lib/crypto/secret-box';
import type { Services } from '@/lib/services/services';
import { externalCookieNames, underwayCookie } from './external-cookies';
import type { ExternalStart } from './start-external';

const awaySchema = z.object({ url: z.url({ protocol: /^https?$/ }), name: z.string() });

/** The provider that a browser is being sent to. */
export type Away = z.output<typeof awaySchema>;

const context = 'external-away';

/** Stores in the browser what it needs to reach a provider and to come back. */
export async function keepAway({ env, keys }: Services, { url, name, cookies: held }: ExternalStart): Promise<void> {
  const jar = await cookies();
  const away: Away = { url, name };
  for (const [cookie, value] of Object.entries(held)) jar.set(cookie, value, underwayCookie(env));
  jar.set(externalCookieNames(env).away, seal(keys, JSON.stringify(away), context), {
    ...underwayCookie(env),
    sameSite: 'strict',
  });
}

/** Where this browser is being sent, or null. Trusts only the cookie that `keepAway` wrote. */
export async function readAway({ env, keys }: Services): Promise<Away | null> {
  const held = (await cookies()).get(externalCookieNames(env).away)?.value;
  const text = held === undefined ? null : unseal(keys, held, context);
  return text?.ok ? awaySchema.parse(JSON.parse(text.value)) : null;
}
