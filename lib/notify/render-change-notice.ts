import type { ContactMethod } from '@/lib/providers/types';
import { type MailParagraph, renderMailHtml, renderMailText } from './mail-html';
import type { MailMessage, Message, MessageLocale, SmsMessage } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type ChangeNoticeInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: string;
  changedAt: Date;
  /** False where the back end did not say whether the change took effect. */
  confirmed: boolean;
  appUrl: string;
  supportUrl?: string | undefined;
};

/** Writes the notice that a password was changed: when, where, and what to do if it was somebody else. */
export function renderChangeNotice(method: 'email', input: ChangeNoticeInput): MailMessage;
export function renderChangeNotice(method: 'sms', input: ChangeNoticeInput): SmsMessage;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message;
export function renderChangeNotice(method: ContactMethod, input: ChangeNoticeInput): Message {
  return method === 'email' ? renderMail(input) : renderSms(input);
}

function renderMail({ locale, changedAt, confirmed, appUrl, supportUrl, ...names }: ChangeNoticeInput): MailMessage {
  const phrases = phrasesFor(locale);
  const brandName = plainName(names.brandName);
  const directoryName = plainName(names.directoryName);
  const when = phrases.utc(writeTime(changedAt, locale, 'long'));
  const { changed } = phrases;
  const what = (confirmed ? changed.what : changed.whatUnconfirmed)({ directoryName, when });
  const subject = (confirmed ? changed.subject : changed.subjectUnconfirmed)({ brandName });
  const paragraphs: MailParagraph[] = [
    { text: what },
    { text: confirmed ? changed.wasYou : changed.wasYouUnconfirmed },
    { text: changed.wasNotYou },
    { text: changed.resetAgain, link: appUrl },
    supportUrl ? { text: changed.thenSupport, link: supportUrl } : { text: changed.thenSomebodyYouKnow },
    { text: phrases.sentBy({ brandName, host: new URL(appUrl).host }), quiet: true },
  ];
  const html = renderMailHtml({ lang: locale, title: subject, preview: what, paragraphs });
  return { method: 'email', subject, text: renderMailText(paragraphs), html };
}

function renderSms({ locale, changedAt, confirmed, appUrl, directoryName }: ChangeNoticeInput): SmsMessage {
  const phrases = phrasesFor(locale);
  const when = phrases.shortUtc(writeTime(changedAt, locale, 'short'));
  const { host } = new URL(appUrl);
  if (!confirmed) return { method: 'sms', text: phrases.changed.smsUnconfirmed({ when, host }) };
  const full = phrases.changed.sms({ directoryName: plainName(directoryName), when, host });
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
