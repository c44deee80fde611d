import type { Account } from '@/lib/providers/types';

/** Returns why an account in this state cannot be changed from here, or null if it can. */
export function statusRefusal(
  status: Account['status'],
): 'account_read_only' | 'account_protected' | 'account_disabled' | null {
  if (status === 'read_only') return 'account_read_only';
  if (status === 'protected') return 'account_protected';
  return status === 'disabled' ? 'account_disabled' : null;
}
