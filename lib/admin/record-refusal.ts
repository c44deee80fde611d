import 'server-only';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/errors';
import type { Permission } from '@/lib/permissions';
import type { Services } from '@/lib/services';
import type { Actor } from './actor';
import { operatorEvent } from './operator-event';

/** Writes to the audit that an operator tried what they may not do; `target` says to what, where that is known. */
export async function recordRefusal(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  { code }: { code: ErrorCode },
  target: Pick<AuditEvent, 'directoryId' | 'accountId'> = {},
): Promise<void> {
  const detail = { permission, code };
  const refused = { action: 'operator_refused', outcome: 'refused', ...target, detail } as const;
  await services.db.transaction((tx) => recordEvent(tx, operatorEvent(actor, services.clock(), refused)));
}
