import 'server-only';
import type { Permission } from '@/lib/base/permissions';
import type { Result } from '@/lib/base/result';
import type { Services } from '@/lib/services/services';
import type { Actor } from './actor';
import { authorise, type NotAllowed } from './authorise';
import { type RefusedTarget, refuseAct } from './operator-event';

/** `authorise` for an act: a refusal is written to the audit. Use-cases that change something ask this and nothing else. */
export async function mayAct(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  target: RefusedTarget = {},
): Promise<Result<void, NotAllowed>> {
  const { directoryId } = target;
  const allowed = authorise(actor, permission, services.clock(), directoryId ? { directoryId } : {});
  return allowed.ok ? allowed : refuseAct(services, actor, permission, allowed.error, target);
}
