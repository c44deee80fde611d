import 'server-only';
import { z } from 'zod';
import { isHttpsOrLoopback } from '@/lib/base/network';
import { readLimited } from '@/lib/base/read-limited';
import { err, ok, type Result } from '@/lib/base/result';
import type { OidcProvider } from '@/lib/config/sign-in-config';

const endpoint = z.url().refine((value) => isHttpsOrLoopback(new URL(value)));

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

/** The provider metadata that Rekey uses (OpenID Connect Discovery 1.0, section 3). */
export type IssuerMetadata = z.output<typeof metadataSchema>;

const keepMs = 10 * 60_000;
const timeoutMs = 8_000;
const metadataLimitBytes = 256 * 1024;

const known = new Map<string, { metadata: IssuerMetadata; until: number }>();

/**
 * Fetches the provider's metadata and caches it for ten minutes. Follows no redirect. Every address in it must be https
 * unless the provider is on this machine. Refuses with `unavailable` without a usable answer, and with
 * `issuer_mismatch` if its issuer differs from the configured one.
 */
export async function readIssuerMetadata(
  { issuer }: Pick<OidcProvider, 'issuer'>,
  send: typeof fetch,
  now: Date,
): Promise<Result<IssuerMetadata, 'unavailable' | 'issuer_mismatch'>> {
  const kept = known.get(issuer);
  if (kept && kept.until > now.getTime()) return ok(kept.metadata);
  const text = await fetchText(`${withoutSlash(issuer)}/.well-known/openid-configuration`, send);
  const parsed = metadataSchema.safeParse(readJson(text));
  if (!parsed.success) return err('unavailable');
  const metadata = parsed.data;
  if (withoutSlash(metadata.issuer) !== withoutSlash(issuer)) return err('issuer_mismatch');
  // Only a provider on this machine may use plain http.
  const isSafe = issuer.startsWith('http:') || addressesOf(metadata).every((address) => address.startsWith('https:'));
  if (!isSafe) return err('unavailable');
  known.set(issuer, { metadata, until: now.getTime() + keepMs });
  return ok(metadata);
}

async function fetchText(url: string, send: typeof fetch): Promise<string | null> {
  try {
    const response = await send(url, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await readLimited(response.body, metadataLimitBytes);
    return response.ok && body !== null ? body.toString('utf8') : null;
  } catch {
    // Unreachable, too slow, or a redirect.
    return null;
  }
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function addressesOf(metadata: IssuerMetadata): string[] {
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = metadata;
  return [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint ?? jwks_uri];
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
