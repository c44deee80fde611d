import 'server-only';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { err, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { recordRefusal } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';

/** Refuses a change of the settings, and keeps that it was tried. */
export async function refuseSettings(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  code: ConsoleErrorCode,
): Promise<Result<never, NotAllowed>> {
  await recordRefusal(services, actor, 'settings.manage', { code });
  return err({ code });
}
