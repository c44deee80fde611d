import { fold } from '@/lib/db/fold';
import type { Attempt } from './attempt';

/**
 * Under what a limit of what somebody typed is counted. Capitals make no difference: back ends find the same account
 * either way, so each spelling would otherwise have an allowance of its own, and only where there is no account.
 */
export function typedKey(directoryId: string, identifier: string): string {
  return `typed:${directoryId}:${fold(identifier)}`;
}

/**
 * Under what a limit of an account is counted; where there is none, of what was typed. Folded as well, because the
 * account of a back end that verifies people itself can be no more than what was typed.
 */
export function accountKey({
  directoryId,
  accountId,
  identifier,
}: Pick<Attempt, 'directoryId' | 'accountId' | 'identifier'>): string {
  return accountId === null ? `nobody:${directoryId}:${fold(identifier)}` : `account:${directoryId}:${fold(accountId)}`;
}
