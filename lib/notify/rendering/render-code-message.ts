import type { ContactMethod } from '@/lib/base/contact';
import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { definedOnly, fillTemplate } from '@/lib/notify/templates/fill-template';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import { fillMail, writeMail } from '@/lib/notify/templates/write-mail';
import type { MailMessage, Message, MessageLocale, SmsMessage } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type CodeMessageInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: LocalText;
  /** Digits. */
  code: string;
  /** How long the code is valid, in minutes. */
  codeMinutes: number;
  appUrl: string;
  supportUrl?: string | undefined;
  /** The organisation's own texts in this language. */
  words?: MessageWords | undefined;
};

/**
 * Renders the message that carries a code. It starts with the code, where phones look for it; its first sentence says
 * what the code does. The text message ends in `@host #code`, which binds it to our page (WICG origin-bound one-time
 * codes).
 */
export function renderCodeMessage(method: 'email', input: CodeMessageInput): MailMessage;
export function renderCodeMessage(method: 'sms', input: CodeMessageInput): SmsMessage;
export function renderCodeMessage(method: ContactMethod, input: CodeMessageInput): Message;
export function renderCodeMessage(method: ContactMethod, input: CodeMessageInput): Message {
  return method === 'email' ? renderMail(input) : renderSms(input);
}

function renderMail({ locale, code, codeMinutes, appUrl, supportUrl, words, ...names }: CodeMessageInput): MailMessage {
  const templates = { ...defaultTemplates(locale, supportUrl !== undefined), ...definedOnly(words) };
  const values = {
    brandName: plainName(names.brandName),
    directoryName: plainName(inLanguage(names.directoryName, locale)),
    host: new URL(appUrl).host,
    minutes: String(codeMinutes),
    code,
    supportUrl,
  };
  return writeMail(
    fillMail(locale, { subject: templates.codeSubject, body: templates.codeMail, footer: templates.footer }, values),
  );
}

function renderSms(input: CodeMessageInput): SmsMessage {
  const { locale, code, codeMinutes, appUrl, words } = input;
  const bound = `\n\n@${new URL(appUrl).hostname} #${code}`;
  const minutes = String(codeMinutes);
  const values = {
    code,
    minutes,
    brandName: plainName(input.brandName),
    directoryName: plainName(inLanguage(input.directoryName, locale)),
  };
  if (words?.codeSms !== undefined) return { method: 'sms', text: `${fillTemplate(words.codeSms, values)}${bound}` };
  const full = `${fillTemplate(defaultTemplates(locale, false).codeSms, values)}${bound}`;
  const short = `${code}${phrasesFor(locale).code.smsAfterCodeShort({ minutes })}${bound}`;
  return { method: 'sms', text: smsSegments(full) <= 2 ? full : short };
}
