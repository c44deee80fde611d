import 'server-only';
import type { Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';

/**
 * Whether an operator may change stored settings or a stored directory now. Refuses with the codes of `authorise`, and
 * with `read_only_settings` if the configuration file takes precedence.
 */
export async function mayChangeSettings(
  services: Pick<Services, 'db' | 'clock' | 'configSource'>,
  actor: Actor,
  permission: 'settings.manage' | 'directories.manage',
  target: { directoryId?: string } = {},
): Promise<Result<void, NotAllowed>> {
  const allowed = await mayAct(services, actor, permission, target);
  if (!allowed.ok || services.configSource === 'database') return allowed;
  return refuseAct(services, actor, { ...target, permission }, { code: 'read_only_settings' });
}
