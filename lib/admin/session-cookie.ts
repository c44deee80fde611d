/**
 * The name of the cookie that holds an operator's session token. On plain `http://localhost` browsers would refuse the
 * `__Host-` prefix.
 */
export function sessionCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-operator' : '__Host-rekey-operator';
}
