import { desc } from 'drizzle-orm';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { auditPersonal } from '@/lib/db/console-schema';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { auditEvent } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { openTestDirectories } from '@/lib/directories/testing/open-test-directories';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Account } from '@/lib/providers/types';
import type { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';

/** Opens services with a directory `local` in addition to the usual two, one broken directory, and Ada in `local`. */
export async function openLocalDesk(
  kind: (typeof databaseKinds)[number],
): Promise<{ services: TestServices; local: Directory; ada: Account }> {
  const services = await openTestServices(kind);
  const localAccounts = createLocalAccountStore(services.db, 'local', services.clock);
  const [local] = openTestDirectories([{ id: 'local', kind: 'local', name: 'Local' }], {
    providerDeps: () => createTestDeps({ localAccounts, clock: services.clock }),
  }).usable;
  if (!local) throw new Error('no directory');
  services.directories = { usable: [services.staff, services.meeting, local], broken: [{ id: 'odd', problems: [] }] };
  const person = { username: 'ada', displayName: 'Ada 王小明', email: 'ada@example.com', phone: '+34600000001' };
  const added = await addLocalAccount(services.db, 'local', { ...person, passwordHash: null }, services.clock());
  const found = await local.provider.getAccount(added.ok ? added.value : '');
  if (!found.ok || !found.value) throw new Error('no account');
  return { services, local, ada: found.value };
}

/** Returns the newest event, and the personal part of the newest event that has one. */
export async function newestEvent({ db }: TestServices) {
  const [event] = await db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
  const [personal] = await db.select().from(auditPersonal).orderBy(desc(auditPersonal.seq)).limit(1);
  return { event, personal };
}
