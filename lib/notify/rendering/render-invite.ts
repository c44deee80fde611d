import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { type MailParagraph, renderMailHtml, renderMailText } from './mail-html';
import type { MailMessage } from './message';
import { plainName } from './plain-name';

export type InviteInput = { locale: Locale; brandName: string; name: string; link: string; expiresAt: Date };

/** Renders the mail that invites a new operator: what it is, the link, when it expires. */
export function renderInvite({ locale, link, expiresAt, ...names }: InviteInput): MailMessage {
  const { phrases, t } = operatorsPhrases(locale);
  const brandName = plainName(names.brandName);
  const name = plainName(names.name);
  const when = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(expiresAt);
  const subject = t('mailSubject', { brandName });
  const paragraphs: MailParagraph[] = [
    { text: t('mailHello', { name }) },
    { text: t('mailWhat', { brandName }) },
    { text: phrases.mailDo, link },
    { text: t('mailUntil', { when }) },
    { text: phrases.mailNotYou, quiet: true },
  ];
  const html = renderMailHtml({ lang: locale, title: subject, preview: t('mailWhat', { brandName }), paragraphs });
  return { method: 'email', subject, text: renderMailText(paragraphs), html };
}
