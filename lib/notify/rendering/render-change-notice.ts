import type { ContactMethod } from '@/lib/base/contact';
import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { definedOnly, fillTemplate } from '@/lib/notify/templates/fill-template';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import { fillMail, type MailText, writeMail } from '@/lib/notify/templates/write-mail';
import type { MailMessage, Message, MessageLocale, SmsMessage } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type ChangeNoticeInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: LocalText;
  changedAt: Date;
  /** False if the back end did not say whether the change took effect. */
  confirmed: boolean;
  appUrl: string;
  supportUrl?: string | undefined;
  /** The organisation's own texts in this language. */
  words?: MessageWords | undefined;
  /** Additional languages of the same message, if the person's language is unknown. */
  also?: readonly { locale: MessageLocale; words?: MessageWords | undefined }[];
};

/** Renders the notice that a password was changed: when, where, and what to do if it was someone else. */
export function renderChangeNotice(method: 'email', input: ChangeNoticeInput): MailMessage;
export function renderChangeNotice(method: 'sms', input: ChangeNoticeInput): SmsMessage;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message {
  const others = (input.also ?? []).map(({ locale, words }) => ({ ...input, locale, words }));
  if (method === 'email') return writeMail(fillNotice(input), ...others.map(fillNotice));
  const text = others.length === 0 ? writeSms(input) : [input, ...others].map(writeShortSms).join('\n');
  return { method, text };
}

function fillNotice({
  locale,
  changedAt,
  confirmed,
  appUrl,
  supportUrl,
  words,
  ...names
}: ChangeNoticeInput): MailText {
  const templates = { ...defaultTemplates(locale, supportUrl !== undefined), ...definedOnly(words) };
  const values = {
    brandName: plainName(names.brandName),
    directoryName: plainName(inLanguage(names.directoryName, locale)),
    when: phrasesFor(locale).utc(writeTime(changedAt, locale, 'long')),
    link: appUrl,
    host: new URL(appUrl).host,
    supportUrl,
  };
  return confirmed
    ? fillMail(
        locale,
        { subject: templates.changedSubject, body: templates.changedMail, footer: templates.footer },
        values,
      )
    : fillMail(
        locale,
        { subject: templates.unconfirmedSubject, body: templates.unconfirmedMail, footer: templates.footer },
        values,
      );
}

function writeSms(input: ChangeNoticeInput): string {
  const own = input.words?.[smsKey(input)];
  if (own !== undefined) return fillTemplate(own, smsValues(input));
  const full = fillTemplate(defaultTemplates(input.locale, false)[smsKey(input)], smsValues(input));
  return smsSegments(full) <= 2 ? full : writeShortSms(input);
}

function writeShortSms(input: ChangeNoticeInput): string {
  const own = input.words?.[smsKey(input)];
  if (own !== undefined) return fillTemplate(own, smsValues(input));
  const { changed } = phrasesFor(input.locale);
  return input.confirmed ? changed.smsShort(smsValues(input)) : changed.smsUnconfirmed(smsValues(input));
}

function smsKey({ confirmed }: ChangeNoticeInput) {
  return confirmed ? 'changedSms' : 'unconfirmedSms';
}

function smsValues({ locale, changedAt, appUrl, brandName, directoryName }: ChangeNoticeInput) {
  return {
    when: phrasesFor(locale).shortUtc(writeTime(changedAt, locale, 'short')),
    host: new URL(appUrl).host,
    brandName: plainName(brandName),
    directoryName: plainName(inLanguage(directoryName, locale)),
  };
}

function writeTime(time: Date, locale: MessageLocale, size: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: locale === 'zh-CN' || size === 'long' ? 'long' : 'short',
    ...(size === 'long' ? { year: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(time);
}
