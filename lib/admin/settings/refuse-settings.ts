import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import type { NotAllowed } from '@/lib/admin/authorise';
import { operatorEvent } from '@/lib/admin/operator-event';
import { recordEvent } from '@/lib/audit/record-event';
import type { ConsoleErrorCode } from '@/lib/errors';
import { err, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';

/** Refuses a change of the settings, and keeps that it was tried. */
export async function refuseSettings(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  code: ConsoleErrorCode,
): Promise<Result<never, NotAllowed>> {
  await services.db.transaction((tx) =>
    recordEvent(
      tx,
      operatorEvent(actor, services.clock(), {
        action: 'operator_refused',
        outcome: 'refused',
        detail: { permission: 'settings.manage', code },
      }),
    ),
  );
  return err({ code });
}
