import { fold } from '@/lib/base/fold';
import type { Attempt } from './attempt';

type Typed = Pick<Attempt, 'directoryId' | 'identifier'>;
type Found = Typed & Pick<Attempt, 'accountId'>;

/** Who is counted at the portal, as far as the answer may depend on it. */
export type Caller = Found & Pick<Attempt, 'device' | 'handoffId' | 'startedFrom'>;

/**
 * Under what a limit of what somebody typed is counted. Capitals make no difference: back ends find the same account
 * either way, so each spelling would otherwise have an allowance of its own, and only where there is no account.
 */
export function typedKey({ directoryId, identifier }: Typed): string {
  return `typed:${directoryId}:${fold(identifier)}`;
}

/**
 * Under what a limit of an account is counted, always in silence; where there is none, of what was typed. Folded as well,
 * because the account of a back end that verifies people itself can be no more than what was typed.
 */
export function accountKey({ directoryId, accountId, identifier }: Found): string {
  return accountId === null ? `nobody:${directoryId}:${fold(identifier)}` : `account:${directoryId}:${fold(accountId)}`;
}

/** Under what is counted who shares no budget with strangers: a known device of the account, or a hand-off; else null. */
export function ownKey(caller: Caller): string | null {
  if (caller.handoffId !== null) return `handoff:${caller.handoffId}`;
  return caller.device === null ? null : `device:${caller.device}:${accountKey(caller)}`;
}

/** Under what a caller's own tries are counted: their own key, else what they typed together with where they are. */
export function callerKey(caller: Caller): string {
  return ownKey(caller) ?? `${typedKey(caller)}@${caller.startedFrom ?? ''}`;
}
