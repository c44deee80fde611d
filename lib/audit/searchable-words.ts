import 'server-only';
import { accountWords } from '@/lib/db/account-words';
import type { PersonalRow } from './hash-event';

/**
 * The words by which the console finds an event: of its reason, its ticket, and the operator that it is about. Accounts
 * have an index of their own (`audit_personal_name`), so most events have no words.
 */
export function searchableWords({ reason, ticket, targetName, targetEmail }: PersonalRow): string[] {
  const texts = [reason, ticket, targetName].filter((text) => text !== null);
  const words = texts.flatMap((username) => accountWords({ username, displayName: null, contacts: [] }));
  if (targetEmail === null) return words;
  const contacts = [{ method: 'email' as const, address: targetEmail }];
  return [...words, ...accountWords({ username: '', displayName: null, contacts })];
}
