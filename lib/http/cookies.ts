/** The value of one cookie in a `Cookie` header, or undefined. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The name of the cookie that holds the token of a person's attempt. The `__Host-` prefix makes browsers insist on
 * https, this host and the whole site; on plain `http://localhost` they would refuse it.
 */
export function attemptCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-attempt' : '__Host-rekey-attempt';
}

/**
 * The name of the cookie that holds an operator's session token. On plain `http://localhost` browsers would refuse the
 * `__Host-` prefix.
 */
export function sessionCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-operator' : '__Host-rekey-operator';
}

/**
 * How a browser keeps a cookie that holds a token: hidden from scripts, on https but for plain `http://localhost`, and
 * sent only with what our own pages ask for. Until the browser is closed, where no `maxAge` is added.
 */
export function tokenCookie(plainCookies: boolean) {
  return { httpOnly: true, secure: !plainCookies, sameSite: 'strict', path: '/' } as const;
}

/**
 * The cookie that backs a notice, for the page that comes next. It has to survive the way back from a provider, which a
 * `Strict` cookie does not.
 */
export function noticeCookie({ plainCookies }: { plainCookies: boolean }) {
  return {
    name: `${plainCookies ? '' : '__Host-'}rekey-notice`,
    options: { httpOnly: true, secure: !plainCookies, sameSite: 'lax', path: '/', maxAge: 60 } as const,
  };
}

/** The same as a whole `Set-Cookie`; without a notice it removes the cookie. */
export function noticeCookieHeader(env: { plainCookies: boolean }, notice: string | null): string {
  const { name, options } = noticeCookie(env);
  const age = notice ? options.maxAge : 0;
  return `${name}=${notice ?? ''}; Max-Age=${age}; Path=/; HttpOnly${options.secure ? '; Secure' : ''}; SameSite=Lax`;
}
