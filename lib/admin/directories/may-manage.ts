import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import { authorise, type NotAllowed } from '@/lib/admin/authorise';
import { operatorEvent } from '@/lib/admin/operator-event';
import { recordEvent } from '@/lib/audit/record-event';
import { err, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';

const permission = 'directories.manage';

/**
 * Whether an operator may change this directory now: what `authorise` says (a refusal is written to the audit), and
 * `read_only_settings` where the configuration file rules.
 */
export async function mayManage(
  services: Services,
  actor: Actor,
  directoryId: string,
): Promise<Result<void, NotAllowed>> {
  const now = services.clock();
  const allowed = authorise(actor, permission, now, { directoryId });
  if (allowed.ok) return services.configSource === 'file' ? err({ code: 'read_only_settings' }) : allowed;
  const detail = { permission, code: allowed.error.code };
  const event = operatorEvent(actor, now, { action: 'operator_refused', outcome: 'refused', directoryId, detail });
  await services.db.transaction((tx) => recordEvent(tx, event));
  return allowed;
}
