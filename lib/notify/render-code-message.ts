import type { ContactMethod } from '@/lib/providers/types';
import { type MailParagraph, renderMailHtml, renderMailText } from './mail-html';
import type { MailMessage, Message, MessageLocale, SmsMessage } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type CodeMessageInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: string;
  /** Digits. */
  code: string;
  /** How long the code works. */
  codeMinutes: number;
  appUrl: string;
  supportUrl?: string | undefined;
};

/**
 * Writes the message that carries a code. It starts with the code, where phones look for it; its first sentence says what
 * the code does. The text message ends in `@host #code`, which binds it to our page (WICG origin-bound one-time codes).
 */
export function renderCodeMessage(method: 'email', input: CodeMessageInput): MailMessage;
export function renderCodeMessage(method: 'sms', input: CodeMessageInput): SmsMessage;
export function renderCodeMessage(method: ContactMethod, input: CodeMessageInput): Message;
export function renderCodeMessage(method: ContactMethod, input: CodeMessageInput): Message {
  return method === 'email' ? renderMail(input) : renderSms(input);
}

function renderMail({ locale, code, codeMinutes, appUrl, supportUrl, ...names }: CodeMessageInput): MailMessage {
  const phrases = phrasesFor(locale);
  const brandName = plainName(names.brandName);
  const directoryName = plainName(names.directoryName);
  const { host } = new URL(appUrl);
  const afterCode = phrases.code.afterCode({ directoryName });
  const subject = phrases.code.subject({ brandName });
  const paragraphs: MailParagraph[] = [
    { code, text: afterCode },
    { text: phrases.code.nobodyAsks },
    { text: phrases.code.howToUse({ host, minutes: codeMinutes }) },
    { text: phrases.code.notYou },
    ...(supportUrl ? [{ text: phrases.help, link: supportUrl }] : []),
    { text: phrases.sentBy({ brandName, host }), quiet: true },
  ];
  const html = renderMailHtml({ lang: locale, title: subject, preview: `${code}${afterCode}`, paragraphs });
  return { method: 'email', subject, text: renderMailText(paragraphs), html };
}

function renderSms({ locale, code, codeMinutes: minutes, appUrl, directoryName }: CodeMessageInput): SmsMessage {
  const phrases = phrasesFor(locale).code;
  const bound = `\n\n@${new URL(appUrl).hostname} #${code}`;
  const full = `${code}${phrases.smsAfterCode({ directoryName: plainName(directoryName), minutes })}${bound}`;
  const short = `${code}${phrases.smsAfterCodeShort({ minutes })}${bound}`;
  return { method: 'sms', text: smsSegments(full) <= 2 ? full : short };
}
