import { paragraphText, renderMailHtml, renderMailText } from '@/lib/notify/mail-html';
import type { MailMessage, MessageLocale } from '@/lib/notify/message';
import { fillParagraphs, fillTemplate, type TemplateValues } from './fill-template';

/**
 * Writes a mail from its templates, with the footer under it. The first paragraph is what a list of mails shows beside the
 * subject.
 */
export function writeMail(
  locale: MessageLocale,
  subject: string,
  body: string,
  footer: string,
  values: TemplateValues,
): MailMessage {
  const title = fillTemplate(subject, values);
  const own = fillParagraphs(body, values);
  const paragraphs = [...own, { text: fillTemplate(footer, values), quiet: true }];
  const preview = own[0] ? paragraphText(own[0]) : title;
  const html = renderMailHtml({ lang: locale, title, preview, paragraphs });
  return { method: 'email', subject: title, text: renderMailText(paragraphs), html };
}
