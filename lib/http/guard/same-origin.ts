/**
 * Whether two texts name the same origin. Case, a default port, a final dot and the spelling of a name do not matter.
 */
export function isSameOrigin(origin: string | undefined | null, ownOrigin: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+$/i.test(origin ?? '') && normalise(origin ?? '') === normalise(ownOrigin);
}

/**
 * Whether a `Host` header names the host of an origin. Without a port, it means the default port of the origin's
 * scheme.
 */
export function isOwnHost(host: string | undefined, ownOrigin: string): boolean {
  if (host === undefined) return false;
  // Node decodes headers as Latin-1, but clients send non-ASCII names as UTF-8.
  return isSameOrigin(`${new URL(ownOrigin).protocol}//${Buffer.from(host, 'latin1').toString('utf8')}`, ownOrigin);
}

function normalise(origin: string): string | null {
  try {
    const url = new URL(origin);
    return `${url.protocol}//${url.hostname.replace(/\.$/, '')}:${url.port}`;
  } catch {
    return null;
  }
}
