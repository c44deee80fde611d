import 'server-only';
import type { FieldSpec } from '@/components/admin/field-spec';
import { isSteppedUp } from '@/lib/admin/authorise';
import type { WayPage } from '@/lib/admin/reset/open-way-page';
import { createToken } from '@/lib/crypto/token';
import { resetFormPhrases, resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { withRemark } from '@/lib/i18n/punctuation';

/** What every form of a way is made of, but for its action and its button. */
export function wayFormProps({ services, actor, directory, account }: WayPage) {
  const { locale } = actor.request;
  const shell = consoleShellPhrases(locale);
  const { revealIntro, revealShow, revealLeft, revealGone, copy, copied } = resetPhrases(locale).phrases;
  const fields: FieldSpec[] = [
    { kind: 'text', name: 'reason', label: shell.reason, hint: shell.reasonHint, required: true, maxLength: 300 },
    { kind: 'text', name: 'ticket', label: withRemark(locale, shell.ticket, shell.optional), maxLength: 60 },
  ];
  return {
    fields,
    hidden: { directory: directory.id, account: account.id, nonce: createToken() },
    stepUp: !isSteppedUp(actor.session, services.clock()),
    phrases: resetFormPhrases(locale),
    stepUpLabels: { stepUpCode: shell.stepUpCode, stepUpHint: shell.stepUpHint },
    reveal: { revealIntro, revealShow, revealLeft, revealGone, copy, copied },
  };
}
