import * as z from 'zod/mini';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import { isOneLine } from '@/lib/base/typed-text';
import { directoryIdField, directoryIdPattern } from './directory-id';

/** The account that an address or a form of the console names. */
export type AccountTarget = { directoryId: DirectoryId; accountId: AccountId };

const isAccountId = (id: string) => id.length > 0 && id.length <= 300 && isOneLine(id);

/** The fields of a form about an account. */
export const accountFields = {
  directory: directoryIdField('form_invalid'),
  account: z.string().check(z.refine(isAccountId, { error: 'form_invalid' })),
};

/** Reads the two encoded parts of an address. Null if they cannot name an account. */
export function readAccountTarget(directory: string, account: string): AccountTarget | null {
  try {
    const accountId = decodeURIComponent(account);
    return directoryIdPattern.test(directory) && isAccountId(accountId) ? { directoryId: directory, accountId } : null;
  } catch {
    return null;
  }
}

/** The address of an account's page. Dots are encoded too: the server refuses forms at paths that look like files. */
export function accountPath({ directoryId, accountId }: AccountTarget): string {
  return `/admin/accounts/${directoryId}/${encodeURIComponent(accountId).replaceAll('.', '%2E')}`;
}

/** The address of the page that shows a hand-off's progress. */
export function handoffPath(target: AccountTarget, publicId: string): string {
  return `${accountPath(target)}/reset/handoff/${publicId}`;
}
