import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import type { Permission } from '@/lib/permissions';
import type { Services } from '@/lib/services';
import type { Actor } from './actor';
import type { NotAllowed } from './authorise';
import { operatorEvent } from './operator-event';

/** Writes to the audit that an operator tried what they may not do. */
export async function recordRefusal(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  { code }: NotAllowed,
): Promise<void> {
  const detail = { permission, code };
  const event = operatorEvent(actor, services.clock(), { action: 'operator_refused', outcome: 'refused', detail });
  await services.db.transaction((tx) => recordEvent(tx, event));
}
