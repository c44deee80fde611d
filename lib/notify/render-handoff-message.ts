import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import type { ContactMethod } from '@/lib/providers/types';
import { type MailParagraph, renderMailHtml, renderMailText } from './mail-html';
import type { Message, MessageLocale } from './message';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type HandoffMessageInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: LocalText;
  /** Who made it, so that the person can ask back. */
  operatorName: string;
  ticket: string | null;
  /** How long it still works. */
  minutes: number;
  appUrl: string;
  link: string;
  shortCode: string;
};

/** Writes the message that puts somebody on the "choose" screen: who asks, the link, the code for where it does not open. */
export function renderHandoffMessage(method: ContactMethod, input: HandoffMessageInput): Message {
  const { phrases, t } = resetPhrases(input.locale);
  const { locale, minutes, link, shortCode: code } = input;
  const brandName = plainName(input.brandName);
  const address = `${new URL(input.appUrl).host}/handoff`;
  if (method === 'sms') {
    const full = t('sms', { brandName, link, code, address, minutes });
    return { method, text: smsSegments(full) <= 2 ? full : t('smsShort', { link, code, minutes }) };
  }
  const subject = t('mailSubject', { brandName });
  const operatorName = plainName(input.operatorName);
  const what = t('mailWhat', {
    operatorName,
    brandName,
    directoryName: plainName(inLanguage(input.directoryName, locale)),
  });
  const paragraphs: MailParagraph[] = [
    { text: what },
    ...(input.ticket ? [{ text: t('mailTicket', { ticket: plainName(input.ticket) }) }] : []),
    { text: phrases.mailDo, link },
    { text: t('mailCode', { address }) },
    { text: '', code },
    { text: t('mailUntil', { minutes }) },
    { text: phrases.mailNobody },
    { text: phrases.mailNotYou, quiet: true },
  ];
  const html = renderMailHtml({ lang: locale, title: subject, preview: what, paragraphs });
  return { method, subject, text: renderMailText(paragraphs), html };
}
