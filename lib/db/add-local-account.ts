import 'server-only';
import { randomUUID } from 'node:crypto';
import { fold } from '@/lib/base/fold';
import type { DirectoryId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { putAccountWords } from './account-search';
import type { Database } from './database';
import { toLocalAccount } from './local-accounts';
import { localAccount } from './schema';

export type NewLocalAccount = {
  username: string;
  displayName: string | null;
  /** Lower case; null if there is none. */
  email: string | null;
  /** E.164; null if there is none. */
  phone: string | null;
  /** Argon2id PHC string; null for an account without a password. */
  passwordHash: string | null;
  mustChange?: boolean;
  disabled?: boolean;
};

/** Adds an account to a local directory and returns its id. `username_taken`: the user name exists, in any case. */
export async function addLocalAccount(
  db: Database,
  directoryId: DirectoryId,
  account: NewLocalAccount,
  now: Date,
): Promise<Result<string, 'username_taken'>> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(localAccount)
      .values({
        ...account,
        id: randomUUID(),
        directoryId,
        usernameFold: fold(account.username),
        emailFold: account.email ? fold(account.email) : null,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [localAccount.directoryId, localAccount.usernameFold] })
      .returning();
    if (!row) return err('username_taken');
    await putAccountWords(tx, directoryId, [toLocalAccount(row)]);
    return ok(row.id);
  });
}
