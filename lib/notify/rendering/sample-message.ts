import type { ContactMethod } from '@/lib/base/contact';
import type { MessageWords } from '@/lib/notify/templates/messages-config';
import type { Message, MessageLocale } from './message';
import { renderChangeNotice } from './render-change-notice';
import { renderCodeMessage } from './render-code-message';
import { renderHandoffMessage } from './render-handoff-message';

/** The messages that can be previewed. */
const sampleKinds = ['code', 'changed', 'unconfirmed', 'handoff'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** The values that a sample is made from. */
export type SampleFacts = {
  locale: MessageLocale;
  brandName: string;
  directoryName: string;
  appUrl: string;
  supportUrl: string | undefined;
  codeDigits: number;
  codeMinutes: { email: number; sms: number };
  /** The sample's change time, in milliseconds. */
  at: number;
};

/** A short code that cannot be a real one. */
export const sampleShortCode = '0000-0000';

/** Renders one message as people would get it. Its code is all zeros, so nobody mistakes it for a real one. */
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
