/** Returns the value of one cookie in a `Cookie` header, or undefined if it is missing. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The name of the cookie that holds the token of a person's attempt. The `__Host-` prefix makes browsers require https,
 * no `Domain` and `Path=/`. On plain `http://localhost` they would reject such a cookie.
 */
export function attemptCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-attempt' : '__Host-rekey-attempt';
}

/**
 * The name of the cookie that holds an operator's session token. On plain `http://localhost` browsers would reject the
 * `__Host-` prefix.
 */
export function sessionCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-operator' : '__Host-rekey-operator';
}

/**
 * The attributes of a cookie that holds a token: hidden from scripts, https only (except on plain `http://localhost`),
 * and sent only with same-site requests. It expires when the browser closes, unless the caller adds `maxAge`.
 */
export function tokenCookie(plainCookies: boolean) {
  return { httpOnly: true, secure: !plainCookies, sameSite: 'strict', path: '/' } as const;
}

/**
 * The name and attributes of the cookie that backs a notice on the next page. The browser must also send it on the
 * redirect back from a sign-in provider, which it would not do with a `Strict` cookie.
 */
export function noticeCookie({ plainCookies }: { plainCookies: boolean }) {
  return {
    name: `${plainCookies ? '' : '__Host-'}rekey-notice`,
    options: { httpOnly: true, secure: !plainCookies, sameSite: 'lax', path: '/', maxAge: 60 } as const,
  };
}

/** Returns the notice cookie as a `Set-Cookie` header. With `notice` null, the header deletes the cookie. */
export function noticeCookieHeader(env: { plainCookies: boolean }, notice: string | null): string {
  const { name, options } = noticeCookie(env);
  const age = notice ? options.maxAge : 0;
  return `${name}=${notice ?? ''}; Max-Age=${age}; Path=/; HttpOnly${options.secure ? '; Secure' : ''}; SameSite=Lax`;
}
