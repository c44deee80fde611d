import { fold } from '@/lib/base/fold';
import type { Attempt } from './attempt';

type Typed = Pick<Attempt, 'directoryId' | 'identifier'>;
type Found = Typed & Pick<Attempt, 'accountId'>;

/** Who the portal's limits count, as far as the response may depend on it. */
export type Caller = Found & Pick<Attempt, 'device' | 'handoffId' | 'startedFrom'>;

/**
 * The key under which limits count a typed name. Capitals make no difference: back ends find the same account either
 * way, so each spelling would otherwise get its own allowance, and only if there is no account.
 */
export function typedKey({ directoryId, identifier }: Typed): string {
  return `typed:${directoryId}:${fold(identifier)}`;
}

/**
 * The key under which limits count an account, always silently; without an account, the typed name. Folded too, because
 * the account of a back end that verifies people itself can be no more than what was typed.
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
