import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Actor } from '@/lib/operators/actor';
import { isInScope, type NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';

/** Returns the directories that an operator can search, and the ids of those in their scope with invalid settings. */
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
