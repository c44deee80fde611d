/** Pages to come back to after signing in: of the console, and with plain values in the address alone. */
const pattern = /^\/admin(?:\/[A-Za-z0-9_.~-]+)*(?:\?[A-Za-z0-9_.~%=&+,:-]*)?$/;
const elsewhere = /^\/admin\/(?:sign-in|sign-out|invite|not-allowed)(?:[/?]|$)|\/\.\.?(?:[/?]|$)/;

/**
 * A path to go to after signing in, where it is one of the console's own; else null. Nothing that a browser could read
 * as another host passes: no `//`, no backslash, no encoded slash in the path, no `..`.
 */
export function readNextPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 300) return null;
  return pattern.test(value) && !elsewhere.test(value) ? value : null;
}

/** The page that a request asks for, where one may come back to it. The framework's own parameter is left out. */
export function pathOfRequest(target: string | null): string | null {
  const [path, search = ''] = (target ?? '').split('?');
  const asked = search.split('&').filter((part) => part !== '' && !part.startsWith('_rsc='));
  return path === '/admin' ? null : readNextPath(asked.length > 0 ? `${path}?${asked.join('&')}` : path);
}

/** A path with the one to come back to, where there is one. */
export function withNext(path: string, next: string | null): string {
  if (next === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}
