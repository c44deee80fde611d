import { type AccountTarget, accountPath } from '@/lib/admin/accounts/account-target';

/** The page that follows a hand-off. */
export function handoffPath(target: AccountTarget, publicId: string): string {
  return `${accountPath(target)}/reset/handoff/${publicId}`;
}
