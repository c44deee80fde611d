/** Pages to return to after signing in: console pages with plain values in their query only. */
const pattern = /^\/admin(?:\/[A-Za-z0-9_.~-]+)*(?:\?[A-Za-z0-9_.~%=&+,:-]*)?$/;
const elsewhere = /^\/admin\/(?:sign-in|sign-out|invite|not-allowed)(?:[/?]|$)|\/\.\.?(?:[/?]|$)/;

/**
 * The path to go to after signing in if it is a console page, otherwise null. Rejects everything that a browser could
 * read as another host: `//`, backslashes, encoded slashes in the path, `..`.
 */
export function readNextPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 300) return null;
  return pattern.test(value) && !elsewhere.test(value) ? value : null;
}

/** The page a request asks for, if it is one to return to. Drops the framework's own parameter. */
export function pathOfRequest(target: string | null): string | null {
  const [path, search = ''] = (target ?? '').split('?');
  const asked = search.split('&').filter((part) => part !== '' && !part.startsWith('_rsc='));
  return path === '/admin' ? null : readNextPath(asked.length > 0 ? `${path}?${asked.join('&')}` : path);
}

/** Adds the page to return to, if there is one, to a path. */
export function withNext(path: string, next: string | null): string {
  if (next === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}
