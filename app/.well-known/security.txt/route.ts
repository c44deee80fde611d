import { getServices } from '@/lib/services/services';
import { describeSecurityContact } from './security-contact';

export const dynamic = 'force-dynamic';

/** Whom to tell about a flaw (RFC 9116). Without an address of the support there is nobody to name. */
export async function GET(): Promise<Response> {
  const { config, env, clock } = await getServices();
  const text = describeSecurityContact(config.branding.supportUrl, env.APP_URL, clock());
  if (text === null) return new Response('There is no contact for security reports here.\n', { status: 404 });
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
}
