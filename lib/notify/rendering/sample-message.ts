import type { ContactMethod } from '@/lib/base/contact';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import type { Message, MessageLocale } from './message';
import { renderChangeNotice } from './render-change-notice';
import { renderCodeMessage } from './render-code-message';
import { renderHandoffMessage } from './render-handoff-message';

/** The messages that people can be shown before they are sent. */
const sampleKinds = ['code', 'changed', 'unconfirmed', 'handoff'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** What an example is made of. */
export type SampleFacts = {
  locale: MessageLocale;
  brandName: string;
  directoryName: string;
  appUrl: string;
  supportUrl: string | undefined;
  codeDigits: number;
  codeMinutes: { email: number; sms: number };
  /** When the password is said to have been changed, in milliseconds. */
  at: number;
};

/** A short code that none is like. */
export const sampleShortCode = '0000-0000';

/** Writes one message as people would get it. Its code is all zeros: nobody takes it for one of theirs. */
export function sampleMessage(
  kind: SampleKind,
  method: ContactMethod,
  facts: SampleFacts,
  words: MessageWords | undefined,
): Message {
  const { locale, brandName, directoryName, appUrl, supportUrl } = facts;
  const common = { locale, brandName, directoryName, appUrl, supportUrl, words };
  if (kind === 'code') {
    const code = '0'.repeat(facts.codeDigits);
    return renderCodeMessage(method, { ...common, code, codeMinutes: facts.codeMinutes[method] });
  }
  if (kind === 'handoff') {
    return renderHandoffMessage(method, {
      ...common,
      operatorName: 'Ana López',
      ticket: 'INC-0000',
      minutes: 15,
      link: `${appUrl}/handoff#${'0'.repeat(43)}`,
      shortCode: sampleShortCode,
    });
  }
  return renderChangeNotice(method, { ...common, changedAt: new Date(facts.at), confirmed: kind === 'changed' });
}
