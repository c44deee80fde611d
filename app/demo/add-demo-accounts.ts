import 'server-only';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import { getServices } from '@/lib/services/services';

const peopleSchema = z.array(
  z.object({
    username: z.string(),
    displayName: z.string(),
    email: z.string(),
    phone: z.string(),
    password: z.string(),
  }),
);

/** Adds the demo's people to the local directory. Does nothing outside the demo, and nobody twice. */
export async function addDemoAccounts(): Promise<void> {
  const { env, db, mac, clock } = await getServices();
  if (!env.demo) return;
  for (const { password, ...person } of peopleSchema.parse(JSON.parse(readFileSync(env.demo.peopleFile, 'utf8')))) {
    const passwordHash = await hashNewPassword(mac, password);
    await addLocalAccount(db, 'local', { ...person, passwordHash }, clock());
  }
}
