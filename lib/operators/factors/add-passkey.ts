import 'server-only';
import { eq } from 'drizzle-orm';
import { err, type Result } from '@/lib/base/result';
import { passkey as passkeys } from '@/lib/db/factor-schema';
import type { FactorRefusal } from '@/lib/factors/check-factor';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { addFactor } from './add-factor';
import { provedNewPasskey } from './operator-passkeys';

/**
 * Stores a new passkey of an operator under the name they gave it. Refuses with `passkey_failed` if the browser's
 * answer does not verify, and with the codes of `addFactor`.
 */
export async function addPasskey(
  services: Services,
  actor: Actor,
  { answer, name }: { answer: string; name: string },
): Promise<Result<string, FactorRefusal>> {
  const passkey = await provedNewPasskey(services, actor, answer);
  if (!passkey) return err({ code: 'passkey_failed' });
  const [taken] = await services.db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.id, passkey.id));
  if (taken) return err({ code: 'passkey_failed' });
  return addFactor(services, actor, 'passkey', (tx, now) =>
    tx.insert(passkeys).values({ ...passkey, ownerId: actor.operator.id, name, createdAt: now }),
  );
}
