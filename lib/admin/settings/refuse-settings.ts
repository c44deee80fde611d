import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import type { NotAllowed } from '@/lib/admin/authorise';
import { recordRefusal } from '@/lib/admin/record-refusal';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { err, type Result } from '@/lib/base/result';
import type { Services } from '@/lib/services';

/** Refuses a change of the settings, and keeps that it was tried. */
export async function refuseSettings(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  code: ConsoleErrorCode,
): Promise<Result<never, NotAllowed>> {
  await recordRefusal(services, actor, 'settings.manage', { code });
  return err({ code });
}
