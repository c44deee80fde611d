import { Attribute, Change, type Client, InsufficientAccessError, NoSuchAttributeError } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { toProviderError } from './errors';

/** Ends a lock after wrong passwords. The password stays. Succeeds if the account is not locked. */
export async function unlockLdapAccount(
  { preset, servers, call }: LdapDirectory,
  dn: string,
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const marks = preset.unlock;
  if (marks === null) return err({ code: 'unsupported' });
  const unlocked = await call('modify', () =>
    servers.asService((client) => deleteMarks(client, dn, marks), { signal }),
  );
  return unlocked.ok ? ok() : err(toProviderError(unlocked.error, 'modify', 'write'));
}

/** The same before a password is set. A server that lifts the lock itself may forbid this to the service account. */
export async function tryToUnlock(client: Client, dn: string, marks: readonly string[]): Promise<void> {
  await deleteMarks(client, dn, marks).catch((error: unknown) => {
    if (!(error instanceof InsufficientAccessError)) throw error;
  });
}

/** Deletes each mark by itself, because deleting one that is absent fails. */
async function deleteMarks(client: Client, dn: string, marks: readonly string[]): Promise<void> {
  for (const type of marks) {
    const change = new Change({ operation: 'delete', modification: new Attribute({ type, values: [] }) });
    await client.modify(dn, change).catch((error: unknown) => {
      if (!(error instanceof NoSuchAttributeError)) throw error;
    });
  }
}
