import 'server-only';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { grants, roles } from '@/lib/base/permissions';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { sealSeed } from '@/lib/factors/authenticator-seed';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import { getServices } from '@/lib/services/services';
import { addDemoHistory } from './add-demo-history';

const operatorsSchema = z.array(
  z.object({
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    grants: z.array(z.enum(grants)),
    directories: z.union([z.literal('all'), z.array(z.string())]),
    password: z.string(),
    seed: z.string(),
  }),
);

/** Adds the demo's operators, each with a second factor, and some history. Does nothing outside the demo. */
export async function addDemoOperators(): Promise<void> {
  const services = await getServices();
  const { env, db, mac, keys, clock } = services;
  if (!env.demo?.operatorsFile) return;
  const now = clock();
  const ids = new Map<string, string>();
  for (const { password, seed, directories, ...person } of operatorsSchema.parse(
    JSON.parse(readFileSync(env.demo.operatorsFile, 'utf8')),
  )) {
    const { name, email } = person;
    const passwordHash = await hashNewPassword(mac, password);
    const account = { username: email, displayName: name, email, phone: null, passwordHash };
    const added = await addLocalAccount(db, operatorsDirectoryId, account, now);
    if (!added.ok) return;
    const id = randomUUID();
    ids.set(person.role, id);
    const scope = { directories };
    await db
      .insert(operators)
      .values({ id, ...person, emailFold: email, scope, accountId: added.value, createdAt: now });
    const factor = { ownerId: id, secret: sealSeed(keys, id, seed), createdAt: now, confirmedAt: now };
    await db.insert(authenticators).values(factor);
  }
  await addDemoHistory(services, ids);
}
