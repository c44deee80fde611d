import { parseIdentifier } from './parse-identifier';

/** Checks whether typing this user name finds exactly this name, with any configured country code. */
export function canBeTyped(username: string): boolean {
  const readings = parseIdentifier(username, undefined);
  return readings.ok && readings.value.some(({ kind, value }) => kind === 'username' && value === username);
}
