import { isLoopbackHost } from '@/lib/base/network';

export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  requireTLS: boolean;
  rejectUnauthorized: boolean;
  servername: string | null;
  auth: { user: string; pass: string } | null;
};

const flag = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Parses an `smtp://` or `smtps://` URL. Null if it is not one or has an unknown option. Credentials are never sent in
 * plain text by accident: with them STARTTLS is required, except on loopback or with `requireTLS=false`.
 */
export function parseMailUrl(text: string): MailServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname || url.hash) return null;
  if (url.pathname !== '' && url.pathname !== '/') return null;
  const known = ['requireTLS', 'rejectUnauthorized', 'servername'];
  if ([...url.searchParams.keys()].some((name) => !known.includes(name))) return null;
  const secure = url.protocol === 'smtps:';
  const auth = readAuth(url);
  const requireTLS = flag.get(
    url.searchParams.get('requireTLS') ?? String(auth !== null && !isLoopbackHost(url.hostname)),
  );
  const rejectUnauthorized = flag.get(url.searchParams.get('rejectUnauthorized') ?? 'true');
  if (auth === undefined || requireTLS === undefined || rejectUnauthorized === undefined) return null;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS,
    rejectUnauthorized,
    servername: url.searchParams.get('servername'),
    auth,
  };
}

function readAuth(url: URL): MailServer['auth'] | undefined {
  if (!url.username && !url.password) return null;
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    return undefined;
  }
}
