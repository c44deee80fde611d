import * as z from 'zod/mini';

/** Which account is meant, as addresses and forms of the console name it. */
export type AccountTarget = { directoryId: string; accountId: string };

const directoryId = /^[a-z0-9][a-z0-9-]{0,62}$/;
const unprintable = /[\p{Cc}\p{Cs}]/u;

const isAccountId = (id: string) => id.length > 0 && id.length <= 300 && !unprintable.test(id);

/** The fields of a form about an account. */
export const accountFields = {
  directory: z.string().check(z.regex(directoryId, { error: 'form_invalid' })),
  account: z.string().check(z.refine(isAccountId, { error: 'form_invalid' })),
};

/** Reads the two parts of an address, which come encoded; null where they can name no account. */
export function readAccountTarget(directory: string, account: string): AccountTarget | null {
  try {
    const accountId = decodeURIComponent(account);
    return directoryId.test(directory) && isAccountId(accountId) ? { directoryId: directory, accountId } : null;
  } catch {
    return null;
  }
}

/** Where the console shows an account. Dots are encoded too: the server takes no forms at paths that look like files. */
export function accountPath({ directoryId, accountId }: AccountTarget): string {
  return `/admin/accounts/${directoryId}/${encodeURIComponent(accountId).replaceAll('.', '%2E')}`;
}

/** The page that follows a hand-off. */
export function handoffPath(target: AccountTarget, publicId: string): string {
  return `${accountPath(target)}/reset/handoff/${publicId}`;
}
