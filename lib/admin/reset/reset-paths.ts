import { type AccountTarget, accountPath } from '@/lib/forms/account-target';

/** The page that follows a hand-off. */
export function handoffPath(target: AccountTarget, publicId: string): string {
  return `${accountPath(target)}/reset/handoff/${publicId}`;
}
