import 'server-only';
import { factorsOf } from '@/lib/factors/factors-of';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import type { Actor } from '@/lib/operators/actor';
import type { Notice } from '@/lib/operators/session-notice';
import type { Services } from '@/lib/services/services';

/** The notice after a sign-in with a recovery code: how many codes are left, and how to add a device. */
export async function recoveryNotice(
  { db }: Pick<Services, 'db'>,
  { operator, request }: Pick<Actor, 'operator' | 'request'>,
  nextPath: string,
): Promise<Notice> {
  const { phrases, t } = mePhrases(request.locale);
  const { recoveryCodesLeft } = await factorsOf(db, operator.id);
  const links = [
    { path: '/admin/me/authenticator', label: phrases.addDevice },
    { path: '/admin/me/codes', label: phrases.newCodes },
    { path: nextPath, label: phrases.goOn },
  ];
  return { tone: 'info', text: t('signedInWithRecovery', { count: recoveryCodesLeft }), links };
}
