import type { Account } from '@/lib/providers/types';

/**
 * Whether an account looks unknown to a stranger, because Rekey never changes its password: another system owns it, or
 * it is privileged.
 */
export function isNeverReset({ status }: Pick<Account, 'status'>): boolean {
  return status === 'read_only' || status === 'protected';
}
