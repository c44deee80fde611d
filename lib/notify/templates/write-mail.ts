import { localeNames } from '@/lib/i18n/locales';
import { type MailParagraph, paragraphText, renderMailHtml, renderMailText } from '@/lib/notify/rendering/mail-html';
import type { MailMessage, MessageLocale } from '@/lib/notify/rendering/message';
import { fillParagraphs, fillTemplate, type TemplateValues } from './fill-template';

/** A mail in one language, before rendering. */
export type MailText = { locale: MessageLocale; title: string; paragraphs: readonly MailParagraph[] };

/** Fills the templates of a mail and appends the footer. */
export function fillMail(
  locale: MessageLocale,
  { subject, body, footer }: { subject: string; body: string; footer: string },
  values: TemplateValues,
): MailText {
  const paragraphs = [...fillParagraphs(body, values), { text: fillTemplate(footer, values), quiet: true }];
  return { locale, title: fillTemplate(subject, values), paragraphs };
}

/**
 * Renders a mail. Mail lists show the first paragraph next to the subject. Additional languages follow below the first,
 * and a line above all of them names them.
 */
export function writeMail(mail: MailText, ...others: readonly MailText[]): MailMessage {
  const { locale, paragraphs: own } = mail;
  const all = [mail, ...others];
  const title = all.map((each) => each.title).join(' · ');
  const paragraphs =
    others.length === 0
      ? own
      : [{ text: all.map((each) => localeNames[each.locale]).join(' · ') }, ...own, ...others.flatMap(inOwnLanguage)];
  const preview = own[0] ? paragraphText(own[0]) : title;
  const html = renderMailHtml({ lang: locale, title, preview, paragraphs });
  return { method: 'email', subject: title, text: renderMailText(paragraphs), html };
}

function inOwnLanguage({ locale, paragraphs }: MailText): MailParagraph[] {
  return [{ text: '* * *' }, ...paragraphs.map((paragraph) => ({ ...paragraph, lang: locale }))];
}
