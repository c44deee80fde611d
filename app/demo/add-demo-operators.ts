import 'server-only';
import { randomUUID } from 'node:crypto';
import { fold } from '@/lib/base/fold';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { sealSeed } from '@/lib/factors/authenticator-seed';
import { hashNewPassword } from '@/lib/providers/local/hash-new-password';
import type { Services } from '@/lib/services/services';
import { addDemoHistory } from './add-demo-history';
import { readOperators } from './demo-files';

/**
 * Adds the demo's operators, each with an authenticator, and sample events. Stops at the first one that already exists.
 */
export async function addDemoOperators(services: Services, operatorsFile: string): Promise<void> {
  const { db, mac, keys, clock } = services;
  const now = clock();
  const ids = new Map<string, string>();
  for (const { password, seed, directories, shown: _, ...person } of readOperators(operatorsFile)) {
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
      .values({ id, ...person, emailFold: fold(email), scope, accountId: added.value, createdAt: now });
    const factor = { ownerId: id, secret: sealSeed(keys, id, seed), createdAt: now, confirmedAt: now };
    await db.insert(authenticators).values(factor);
  }
  await addDemoHistory(services, ids);
}
