import 'server-only';
import type { Permission } from '@/lib/base/permissions';
import type { Result } from '@/lib/base/result';
import type { Services } from '@/lib/services/services';
import type { Actor } from './actor';
import { authorise, type NotAllowed } from './authorise';
import { type ActTarget, refuseAct } from './refuse-act';

/**
 * `authorise` for an act that an operator attempts: a refusal is recorded. Use-cases call this; plain `authorise` only
 * decides what a page shows.
 */
export async function mayAct(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  target: ActTarget = {},
): Promise<Result<void, NotAllowed>> {
  const { directoryId } = target;
  const allowed = authorise(actor, permission, services.clock(), directoryId ? { directoryId } : {});
  return allowed.ok ? allowed : refuseAct(services, actor, { ...target, permission }, allowed.error);
}
