import 'server-only';
import type { DirectoryId } from '@/lib/base/ids';
import { err, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import { authorise, type NotAllowed } from '@/lib/operators/authorise';
import { recordRefusal } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';

const permission = 'directories.manage';

/**
 * Whether an operator may change this directory now: what `authorise` says (a refusal is written to the audit), and
 * `read_only_settings` where the configuration file rules.
 */
export async function mayManage(
  services: Services,
  actor: Actor,
  directoryId: DirectoryId,
): Promise<Result<void, NotAllowed>> {
  const allowed = authorise(actor, permission, services.clock(), { directoryId });
  if (allowed.ok) return services.configSource === 'file' ? err({ code: 'read_only_settings' }) : allowed;
  await recordRefusal(services, actor, permission, allowed.error, { directoryId });
  return allowed;
}
