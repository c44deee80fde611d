import { eq } from 'drizzle-orm';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { sealSeed } from '@/lib/factors/authenticator-seed';
import { replaceRecoveryCodes } from '@/lib/factors/recovery-codes';
import type { Operator } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { makeActor } from './make-actor';

/** The seed of every test operator's authenticator app. */
export const testSeed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** An operator with an account here, an authenticator app with `testSeed`, ten recovery codes, and one session. */
export async function makeLocalOperator(
  services: Services,
  email: string,
): Promise<{ operator: Operator; token: string; recoveryCodes: string[] }> {
  const { operator, token } = await makeActor(services, 'helpdesk', { email });
  const account = await addLocalAccount(
    services.db,
    operatorsDirectoryId,
    { username: email, displayName: operator.name, email, phone: null, passwordHash: null },
    services.clock(),
  );
  if (!account.ok) throw new Error(account.error);
  await services.db.update(operators).set({ accountId: account.value }).where(eq(operators.id, operator.id));
  const now = services.clock();
  const recoveryCodes = await services.db.transaction(async (tx) => {
    const secret = sealSeed(services.keys, operator.id, testSeed);
    await tx.insert(authenticators).values({ ownerId: operator.id, secret, createdAt: now, confirmedAt: now });
    return replaceRecoveryCodes(tx, services, operator.id);
  });
  return { operator: { ...operator, accountId: account.value }, token, recoveryCodes };
}
