import { inLanguage } from '@/lib/i18n/local-text';
import 'server-only';
import { reasonAndTicketFields } from '@/components/admin/reason-and-ticket-fields';
import type { WayPage } from '@/lib/admin/reset/open-way-page';
import { createToken } from '@/lib/crypto/token';
import { accountPath } from '@/lib/forms/account-target';
import { resetFormPhrases, resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';

/** What the pages of the three ways share: the text around the form, and the form without its action and button. */
export function wayParts(way: 'chosen' | 'delivered' | 'temporary', page: WayPage) {
  const { services, actor, directory, account, target } = page;
  const { locale } = actor.request;
  const shell = consoleShellPhrases(locale);
  const { phrases, t } = resetPhrases(locale);
  const { revealIntro, revealShow, revealLeft, revealGone, revealAgain, copy, copied } = phrases;
  const names = { directory: inLanguage(directory.name, locale), account: account.displayName ?? account.username };
  return {
    names,
    frame: {
      title: t(`${way}Title`, names),
      intro: t(`${way}Help`, names),
      forAccount: t('forAccount', names),
      back: { path: accountPath(target), label: phrases.back },
    },
    form: {
      fields: reasonAndTicketFields(locale, shell),
      hidden: { directory: directory.id, account: account.id, nonce: createToken() },
      stepUp: !isSteppedUp(actor.session, services.clock(), `account:${directory.id}/${account.id}`),
      phrases: resetFormPhrases(locale),
      reveal: { revealIntro, revealShow, revealLeft, revealGone, revealAgain, copy, copied },
    },
    stepUpLabels: { stepUpCode: shell.stepUpCode, stepUpHint: shell.stepUpHint },
  };
}
