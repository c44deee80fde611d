import type { ContactMethod } from '@/lib/base/contact';
import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { definedOnly, fillTemplate } from '@/lib/notify/templates/fill-template';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import { fillMail, writeMail } from '@/lib/notify/templates/write-mail';
import type { Message, MessageLocale } from './message';
import { phrasesFor } from './phrases-for';
import { plainName } from './plain-name';
import { smsSegments } from './sms-segments';

export type HandoffMessageInput = {
  locale: MessageLocale;
  brandName: string;
  directoryName: LocalText;
  /** The operator who created it, so that the person can ask them. */
  operatorName: string;
  ticket: string | null;
  /** Remaining validity in minutes. */
  minutes: number;
  appUrl: string;
  link: string;
  shortCode: string;
  supportUrl?: string | undefined;
  /** The organisation's own texts in this language. */
  words?: MessageWords | undefined;
};

/**
 * Renders the message that takes a person to the "choose" screen: who asks, the link, and a code in case it does not
 * open.
 */
export function renderHandoffMessage(method: ContactMethod, input: HandoffMessageInput): Message {
  const { locale, link, shortCode: code, supportUrl, words } = input;
  const { host } = new URL(input.appUrl);
  const brandName = plainName(input.brandName);
  const minutes = String(input.minutes);
  const values = {
    ...{ brandName, host, link, code, minutes, supportUrl },
    address: `${host}/handoff`,
    operatorName: plainName(input.operatorName),
    directoryName: plainName(inLanguage(input.directoryName, locale)),
    ticket: input.ticket ? plainName(input.ticket) : undefined,
  };
  const defaults = defaultTemplates(locale, supportUrl !== undefined);
  if (method === 'sms') {
    if (words?.handoffSms !== undefined) return { method, text: fillTemplate(words.handoffSms, values) };
    const full = fillTemplate(defaults.handoffSms, values);
    const short = phrasesFor(locale).handoff.smsShort({ link, code, minutes });
    return { method, text: smsSegments(full) <= 2 ? full : short };
  }
  const templates = { ...defaults, ...definedOnly(words) };
  return writeMail(
    fillMail(
      locale,
      { subject: templates.handoffSubject, body: templates.handoffMail, footer: templates.footer },
      values,
    ),
  );
}
