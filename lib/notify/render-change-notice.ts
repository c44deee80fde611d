import type { ContactMethod } from '@/lib/providers/types';
import type { MailMessage, Message, MessageLocale, SmsMessage } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';
import { defaultTemplates } from './templates/default-templates';
import { definedOnly } from './templates/defined-only';
import { fillTemplate } from './templates/fill-template';
import type { MessageWords } from './templates/messages-config';
import { writeMail } from './templates/write-mail';

export type ChangeNoticeInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: string;
  changedAt: Date;
  /** False where the back end did not say whether the change took effect. */
  confirmed: boolean;
  appUrl: string;
  supportUrl?: string | undefined;
  /** The organisation's own words in this language. */
  words?: MessageWords | undefined;
};

/** Writes the notice that a password was changed: when, where, and what to do if it was somebody else. */
export function renderChangeNotice(method: 'email', input: ChangeNoticeInput): MailMessage;
export function renderChangeNotice(method: 'sms', input: ChangeNoticeInput): SmsMessage;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message {
  return method === 'email' ? renderMail(input) : renderSms(input);
}

function renderMail({
  locale,
  changedAt,
  confirmed,
  appUrl,
  supportUrl,
  words,
  ...names
}: ChangeNoticeInput): MailMessage {
  const templates = { ...defaultTemplates(locale, supportUrl !== undefined), ...definedOnly(words) };
  const values = {
    brandName: plainName(names.brandName),
    directoryName: plainName(names.directoryName),
    when: phrasesFor(locale).utc(writeTime(changedAt, locale, 'long')),
    link: appUrl,
    host: new URL(appUrl).host,
    supportUrl,
  };
  return confirmed
    ? writeMail(locale, templates.changedSubject, templates.changedMail, templates.footer, values)
    : writeMail(locale, templates.unconfirmedSubject, templates.unconfirmedMail, templates.footer, values);
}

function renderSms({ locale, changedAt, confirmed, appUrl, words, ...names }: ChangeNoticeInput): SmsMessage {
  const phrases = phrasesFor(locale);
  const when = phrases.shortUtc(writeTime(changedAt, locale, 'short'));
  const { host } = new URL(appUrl);
  const values = {
    when,
    host,
    brandName: plainName(names.brandName),
    directoryName: plainName(names.directoryName),
  };
  const key = confirmed ? 'changedSms' : 'unconfirmedSms';
  const own = words?.[key];
  if (own !== undefined) return { method: 'sms', text: fillTemplate(own, values) };
  const full = fillTemplate(defaultTemplates(locale, false)[key], values);
  return { method: 'sms', text: smsSegments(full) <= 2 ? full : phrases.changed.smsShort({ when, host }) };
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
