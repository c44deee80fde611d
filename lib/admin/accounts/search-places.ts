import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Actor } from '@/lib/operators/actor';
import { isInScope, type NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';

/** The directories that an operator searches, and the ids of those that are theirs but not set up rightly. */
export async function searchPlaces(
  services: Pick<Services, 'db' | 'directories' | 'clock'>,
  actor: Actor,
): Promise<Result<{ usable: readonly Directory[]; broken: readonly string[] }, NotAllowed>> {
  const { directories } = services;
  const allowed = await mayAct(services, actor, 'accounts.find');
  if (!allowed.ok) return allowed;
  const isTheirs = ({ id }: { id: string }) => isInScope(actor.operator, id);
  return ok({
    usable: directories.usable.filter(isTheirs),
    broken: directories.broken.filter(isTheirs).map(({ id }) => id),
  });
}
