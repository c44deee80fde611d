import { parseIdentifier } from './parse-identifier';

/** Whether somebody who types this user name is found by exactly this name, whatever country code is configured. */
export function canBeTyped(username: string): boolean {
  const readings = parseIdentifier(username, undefined);
  return readings.ok && readings.value.some(({ kind, value }) => kind === 'username' && value === username);
}
