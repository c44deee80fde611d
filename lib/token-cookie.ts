/**
 * How a browser keeps a cookie that holds a token: hidden from scripts, on https but for plain `http://localhost`, and
 * sent only with what our own pages ask for. Until the browser is closed, where no `maxAge` is added.
 */
export function tokenCookie(plainCookies: boolean) {
  return { httpOnly: true, secure: !plainCookies, sameSite: 'strict', path: '/' } as const;
}
