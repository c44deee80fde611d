import 'server-only';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import type { Services } from '@/lib/services/services';
import { readPeople } from './demo-files';

/** Adds the demo's people to the local directory. Skips those who already exist. */
export async function addDemoAccounts({ db, mac, clock }: Services, peopleFile: string): Promise<void> {
  for (const { password, ...person } of readPeople(peopleFile)) {
    const passwordHash = await hashNewPassword(mac, password);
    await addLocalAccount(db, 'local', { ...person, passwordHash }, clock());
  }
}
