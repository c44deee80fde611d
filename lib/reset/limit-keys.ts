import { fold } from '@/lib/base/fold';
import type { Attempt } from './attempt';

type Typed = Pick<Attempt, 'directoryId' | 'identifier'>;
type Found = Typed & Pick<Attempt, 'accountId'>;

/** The facts by which the portal's limits count a caller. */
export type Caller = Found & Pick<Attempt, 'device' | 'handoffId' | 'startedFrom'>;

/**
 * The key under which limits count a typed name. Case-insensitive, because back ends find the same account for each
 * spelling, and otherwise each spelling would have its own allowance.
 */
export function typedKey({ directoryId, identifier }: Typed): string {
  return `typed:${directoryId}:${fold(identifier)}`;
}

/**
 * The key under which limits count an account, always silently; without an account, the typed name. Also
 * case-insensitive: if the back end verifies people itself, the account id may be the typed text.
 */
export function accountKey({ directoryId, accountId, identifier }: Found): string {
  return accountId === null ? `nobody:${directoryId}:${fold(identifier)}` : `account:${directoryId}:${fold(accountId)}`;
}

/**
 * The key of a caller that shares no budget with strangers: a known device of the account, or a hand-off. Else null.
 */
export function ownKey(caller: Caller): string | null {
  if (caller.handoffId !== null) return `handoff:${caller.handoffId}`;
  return caller.device === null ? null : `device:${caller.device}:${accountKey(caller)}`;
}

/** The key for a caller's own tries: `ownKey`, else what they typed together with their network. */
export function callerKey(caller: Caller): string {
  return ownKey(caller) ?? `${typedKey(caller)}@${caller.startedFrom ?? ''}`;
}
