import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Contact } from '@/lib/base/contact';
import { ok, type Result } from '@/lib/base/result';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import type { JobPayload } from '@/lib/jobs/queues';
import type { ProviderError } from '@/lib/providers/types';
import { spendContactSend } from '@/lib/rate-limit/spend-contact-send';
import type { Services } from '@/lib/services/services';
import { isNeverReset } from './is-never-reset';
import { provenBy } from './proven-by';

/**
 * Returns where a code goes: the address that the directory has for the account now, whatever it was when the code was
 * requested. Null if nobody may get the code: the account is gone or unusable, has no such address any more, its new
 * address has reached its limit, or a newer code replaced this one. A hash of the address is stored with the attempt,
 * so the code becomes worthless if the account's address changes. Fails if the directory could not be asked.
 */
export async function confirmDestination(
  services: Services,
  directory: Directory,
  job: JobPayload<'deliver-code'>,
  signal: AbortSignal,
): Promise<Result<Contact | null, ProviderError>> {
  const { method, to } = job;
  const isThisCode = and(eq(attempts.id, job.attemptId), eq(attempts.codeId, job.codeId));
  const [attempt] = await services.db.select().from(attempts).where(isThisCode);
  if (!attempt?.accountId || to === null) return ok(null);
  const found = await directory.provider.getAccount(attempt.accountId, { signal });
  if (!found.ok) return found;
  const account = found.value;
  if (!account || account.id !== attempt.accountId) return ok(null);
  if (isNeverReset(account)) return ok(null);
  const address = account.contacts.find((contact) => contact.method === method)?.address;
  if (address === undefined) return ok(null);
  const contact = { method, address };
  const codeTo = provenBy(services, contact);
  if (attempt.codeTo === codeTo) return ok(contact);
  const allowed = await spendContactSend(services, { method, key: `to:${address}` }, services.clock());
  if (!allowed.ok) return ok(null);
  const moved = await services.db.update(attempts).set({ codeTo }).where(isThisCode).returning({ id: attempts.id });
  return ok(moved.length === 1 ? contact : null);
}
