import { describe, expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { type HandoffMessageInput, renderHandoffMessage } from './render-handoff-message';
import { sampleMessage } from './sample-message';
import { smsSegments } from './sms-segments';

const token = 'Q'.repeat(43);
const input: HandoffMessageInput = {
  locale: 'en',
  brandName: 'Example Corp',
  directoryName: 'Example <Cloud>',
  operatorName: 'Ana Ruiz',
  ticket: 'INC-1',
  minutes: 15,
  appUrl: 'https://reset.example.com',
  link: `https://reset.example.com/handoff#${token}`,
  shortCode: 'ABCD-EFGH',
};

describe.each(locales)('a hand-off in %s', (locale) => {
  const mail = renderHandoffMessage('email', { ...input, locale });
  const sms = renderHandoffMessage('sms', { ...input, locale });

  test('contains the link with its fragment, the code and how long both are valid', () => {
    for (const { text } of [mail, sms])
      for (const part of [input.link, input.shortCode, '15']) expect(text).toContain(part);
    expect(mail.text).toContain('reset.example.com/handoff ');
    expect(mail.method === 'email' && mail.html).toContain(`href="${input.link}"`);
  });

  test('says who asks, and omits a missing ticket', () => {
    for (const part of ['Ana Ruiz', 'Example Corp', 'INC-1']) expect(mail.text).toContain(part);
    const plain = renderHandoffMessage('email', { ...input, locale, ticket: null });
    expect(plain.text).not.toContain('INC-1');
    expect(plain.text.split('\n\n')).toHaveLength(mail.text.split('\n\n').length - 1);
  });

  test('names are text and one line, and secrets stay out of the subject', () => {
    const odd = renderHandoffMessage('email', { ...input, locale, operatorName: '<b>Eve</b>\r\nBcc: x@example.net' });
    expect(odd.method === 'email' && odd.html).not.toMatch(/<b>Eve|<Cloud>/);
    expect(odd.method === 'email' && odd.subject).not.toMatch(/ABCD|QQQ|\n/);
    expect(odd.text).not.toContain('\r');
  });

  test('costs few text messages, even with a long name', () => {
    const long = renderHandoffMessage('sms', { ...input, locale, brandName: 'Example Corporation '.repeat(4) });
    for (const { text } of [sms, long]) expect(smsSegments(text)).toBeLessThanOrEqual(2);
  });
});

describe("an organisation's own texts", () => {
  const words = {
    handoffSubject: 'Your link from {brandName}',
    handoffMail: 'Hello from {operatorName}: {link}\n\nCase {ticket}\n\n{code}',
    handoffSms: 'Go to {link} within {minutes} min.',
  };

  test('appear in the message, with the ticket’s paragraph only if there is a ticket (C31)', () => {
    const mail = renderHandoffMessage('email', { ...input, words });
    expect(mail).toMatchObject({ subject: 'Your link from Example Corp' });
    expect(mail.text).toMatch(/^Hello from Ana Ruiz: https:\S+\n\nCase INC-1\n\nABCD-EFGH\n\nSent by Example Corp/);
    const plain = renderHandoffMessage('email', { ...input, words, ticket: null });
    expect(plain.text).not.toContain('Case');
    expect(renderHandoffMessage('sms', { ...input, words }).text).toBe(`Go to ${input.link} within 15 min.`);
  });

  test.each(locales)('in %s give the same mail if they repeat Rekey’s defaults', (locale) => {
    const words = defaultTemplates(locale, false);
    expect(renderHandoffMessage('email', { ...input, locale, words })).toEqual(
      renderHandoffMessage('email', { ...input, locale }),
    );
  });

  test('can be previewed like any other message, with a link and a code that open nothing (C31)', () => {
    const facts = {
      locale: 'en',
      brandName: 'A',
      directoryName: 'B',
      appUrl: input.appUrl,
      supportUrl: undefined,
    } as const;
    const rest = { codeDigits: 6, codeMinutes: { email: 10, sms: 5 }, at: 0 };
    const mail = sampleMessage('handoff', 'email', { ...facts, ...rest }, words);
    expect(mail.text).toContain('0000-0000');
    expect(mail.text).toContain(`${input.appUrl}/handoff#0000`);
  });
});
