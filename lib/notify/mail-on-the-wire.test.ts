import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { createMailTransport, type MailTransport } from './mail-transport';
import type { MailMessage, Message } from './rendering/message';
import { renderChangeNotice } from './rendering/render-change-notice';
import { renderCodeMessage } from './rendering/render-code-message';
import { renderHandoffMessage } from './rendering/render-handoff-message';
import { renderInvite } from './rendering/render-invite';
import { sendMail } from './send-mail';

let inbox: Inbox;
let transport: MailTransport;
beforeAll(async () => {
  inbox = await spawnInbox();
  transport = createMailTransport({ url: inbox.smtpUrl, from: '示例公司, the one & only <no-reply@example.com>' });
});
afterAll(async () => {
  transport.close();
  await inbox.stop();
});

const headerNames = [
  ...['auto-submitted', 'x-auto-response-suppress', 'from', 'to', 'subject', 'message-id', 'date', 'mime-version'],
  'content-type',
];

/** Renders every kind of mail with this name in place of every name. */
function everyMail(name: string, locale: (typeof locales)[number]): MailMessage[] {
  const names = { locale, brandName: name, directoryName: name, appUrl: 'https://reset.example.com' };
  const link = `https://reset.example.com/handoff#${'Q'.repeat(43)}`;
  const supportUrl = 'mailto:help@example.com?subject=Reset';
  const also = locales.filter((each) => each !== locale).map((each) => ({ locale: each }));
  const changedAt = new Date('2026-11-21T19:05:30Z');
  const mails: Message[] = [
    renderCodeMessage('email', { ...names, supportUrl, code: '048213', codeMinutes: 10 }),
    renderChangeNotice('email', { ...names, supportUrl, changedAt, confirmed: true, also }),
    renderInvite({ locale, brandName: name, name, link, expiresAt: changedAt }),
    renderHandoffMessage('email', {
      ...names,
      ...{ operatorName: name, ticket: name, minutes: 15, link, shortCode: 'ABCD-EFGH' },
    }),
  ];
  return mails.filter((mail) => mail.method === 'email');
}

describe.each(locales)('mails in %s', (locale) => {
  test.each([
    'Example Corp',
    'x'.repeat(3000),
    '示'.repeat(300),
    `Zalgo${'\u0301'.repeat(200)}`,
    'A\r\nBcc: eve@example.net\r\n\r\nHello',
    '\u202elive\u2066\u2028',
    'half \ud83d pair',
    '.\r\n.',
    '=?utf-8?q?x?= "<eve@example.net>"',
    '<b>{code}</b> &amp; {link}',
  ])('with odd name %# arrive as they were written, in plain short lines', async (name) => {
    for (const mail of everyMail(name, locale)) {
      expect(await sendMail(transport, 'ana@example.com', mail)).toEqual({ ok: true, value: undefined });
      const arrived = (await inbox.messages({ to: 'ana@example.com' })).at(-1);
      expect(arrived).toMatchObject({ subject: mail.subject, text: mail.text });
      expect(arrived?.html?.replaceAll('\r\n', '\n').trim()).toBe(mail.html.trim());
      expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      const source = await inbox.source(arrived?.id ?? 0);
      expect(source).not.toMatch(/[^\r\n\t\x20-\x7e]|[^\r]\n|\r[^\n]/);
      expect(Math.max(...source.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
      const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, '');
      expect(head.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase())).toEqual(headerNames);
      await inbox.control({ clear: true });
    }
  });

  test('have the same content as plain text and as HTML', () => {
    for (const { html, text } of everyMail('Acme <b>&</b> "示例"', locale))
      expect(wordsOfHtml(html)).toBe(text.replace(/\s+/g, ''));
  });

  test('show a support address without its scheme, and still link to it', () => {
    const [mail] = everyMail('Acme', locale);
    expect(mail?.text).toMatch(/ help@example\.com\n/);
    expect(mail?.text).not.toContain('mailto:');
    expect(mail?.html).toContain('href="mailto:help@example.com?subject=Reset"');
  });
});

/** Returns what a reader of the HTML part sees, without white space. */
function wordsOfHtml(html: string): string {
  const body = html.slice(html.indexOf('<div style="max-width'));
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return body
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, '');
}
