/** Whether two texts name the same origin: case, a default port, a final dot and the spelling of a name do not matter. */
export function isSameOrigin(origin: string | undefined | null, ownOrigin: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+$/i.test(origin ?? '') && normalise(origin ?? '') === normalise(ownOrigin);
}

/** Whether a `Host` header names the host of an origin. Its port is the one of that origin's scheme where it has none. */
export function isOwnHost(host: string | undefined, ownOrigin: string): boolean {
  if (host === undefined) return false;
  // Node reads headers as Latin-1; a name that is not in ASCII was sent as UTF-8.
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
