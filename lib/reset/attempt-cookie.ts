/**
 * The name of the cookie that holds the token of a person's attempt. The `__Host-` prefix makes browsers insist on
 * https, this host and the whole site; on plain `http://localhost` they would refuse it.
 */
export function attemptCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-attempt' : '__Host-rekey-attempt';
}
