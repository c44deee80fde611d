import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import { authOptions } from '@/lib/operators/sign-in/auth-options';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { externalCookieNames } from './external-cookies';
import { readIssuerMetadata } from './issuer-metadata';
import { runNextAuth } from './run-next-auth';

export type ExternalStart = {
  /** The provider's page. */
  url: string;
  /** The provider's display name. */
  name: string;
  /** The browser keeps these until it comes back, with the options of `underwayCookie`. */
  cookies: Record<string, string>;
};

/**
 * Starts a sign-in at a configured provider. Refuses with `too_many_tries` per client address, and with
 * `external_failed` if the provider does not exist or does not answer.
 */
export async function startExternal(
  services: Services,
  providerId: string,
  request: RequestFacts,
): Promise<Result<ExternalStart, { code: 'external_failed' | 'too_many_tries'; retryAfterSeconds?: number }>> {
  const provider = services.config.signIn.oidc.find(({ id }) => id === providerId);
  if (!provider) return err({ code: 'external_failed' });
  const now = services.clock();
  const allowed = await spend(services, 'addressSignIns', addressKey(request.address), now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  const metadata = await readIssuerMetadata(provider, outboundFetch, now);
  if (!metadata.ok) {
    services.logger.warn('sign-in provider cannot be used', { code: metadata.error, detail: provider.id });
    return err({ code: 'external_failed' });
  }
  const options = authOptions(services, { provider, metadata: metadata.value, signIn: async () => null });
  // The form's origin was checked already; next-auth also wants its own token.
  const greeting = await runNextAuth(services.env, options, { method: 'GET', parts: ['csrf'] });
  const { csrfToken } = greeting.body as { csrfToken: string };
  const csrf = pairs(greeting.cookies).find(([, value]) => value.startsWith(csrfToken));
  const started = await runNextAuth(services.env, options, {
    method: 'POST',
    parts: ['signin', provider.id],
    cookies: csrf ? { [csrf[0]]: csrf[1] } : {},
    body: { csrfToken },
  });
  const { location } = started;
  if (!location?.startsWith(metadata.value.authorization_endpoint)) return err({ code: 'external_failed' });
  const { away: _away, ...underway } = externalCookieNames(services.env);
  const kept: string[] = Object.values(underway);
  const cookies = Object.fromEntries(pairs(started.cookies).filter(([name]) => kept.includes(name)));
  return ok({ url: location, name: provider.name, cookies });
}

function pairs(cookies: readonly string[]): [string, string][] {
  return cookies.map((cookie) => {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
  });
}
