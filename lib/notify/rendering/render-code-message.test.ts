import { describe, expect, test } from 'vitest';
import { extractCode } from '@/lib/forms/reset';
import { type CodeMessageInput, renderCodeMessage } from './render-code-message';
import { smsSegments } from './sms-segments';

const input: CodeMessageInput = {
  locale: 'en',
  brandName: 'Example Corp',
  directoryName: 'Example Cloud',
  code: '048213',
  codeMinutes: 10,
  appUrl: 'https://reset.example.com',
  supportUrl: 'https://help.example.com/?a=1&b=2',
};
const locales = ['en', 'zh-CN', 'es'] as const;

describe.each(locales)('a code message in %s', (locale) => {
  const mail = renderCodeMessage('email', { ...input, locale });
  const sms = renderCodeMessage('sms', { ...input, locale, codeMinutes: 5 });

  test('starts with the code, in the mail, its preview and the text message', () => {
    expect(mail.text).toMatch(/^048213 /);
    expect(sms.text).toMatch(/^048213 /);
    const visible = mail.html.replace(/[\s\S]*<body[^>]*>/, '').replace(/<[^>]+>/g, '');
    expect(visible.trim()).toMatch(/^048213 /);
    expect(mail.html).toContain(`<html lang="${locale}"`);
  });

  test('says in its first line what the code does, then for how long, where, and that nobody will ask for it', () => {
    const [first] = mail.text.split('\n');
    expect(first).toMatch(/password|密码|contraseña/);
    expect(first).toContain('Example Cloud');
    for (const text of [mail.text, sms.text]) expect(text).toMatch(/\b(?:IT|[Ii]nformática)\b/);
    expect(mail.text).toContain('10');
    expect(mail.text).toContain('reset.example.com');
    expect(mail.text).toContain(input.supportUrl);
  });

  test('keeps the code out of the subject', () => {
    expect(mail.subject).not.toMatch(/\d/);
    expect(mail.subject).toContain('Example Corp');
  });

  test('gives the code back when the whole message is pasted', () => {
    expect(extractCode(sms.text)).toBe('048213');
    expect(extractCode(mail.text)).toBe('048213');
  });

  test('binds the text message to the site in its last line', () => {
    expect(sms.text.split('\n').at(-1)).toBe('@reset.example.com #048213');
    const local = renderCodeMessage('sms', { ...input, locale, appUrl: 'http://localhost:3000' });
    expect(local.text.split('\n').at(-1)).toBe('@localhost #048213');
  });

  test('costs at most two text messages, even with long names', () => {
    for (const directoryName of ['A', 'Example Cloud', 'Meetings and Conferences of Example', '示'.repeat(60)]) {
      const { text } = renderCodeMessage('sms', {
        ...input,
        locale,
        directoryName,
        appUrl: 'https://password-reset.example-company.com',
      });
      expect(smsSegments(text), text).toBeLessThanOrEqual(2);
    }
  });

  test('carries names as text only', () => {
    const names = '<b onclick="x">&\'"</b>\r\nBcc: eve@example.net\u202e';
    const odd = renderCodeMessage('email', { ...input, locale, brandName: names, directoryName: names });
    expect(odd.subject).not.toMatch(/[\r\n\u202e]/);
    expect(odd.html).not.toContain('<b ');
    expect(odd.html).not.toContain('onclick="');
    expect(odd.html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;&quot;&lt;/b&gt; Bcc: eve@example.net');
  });

  test('loads nothing from elsewhere', () => {
    expect(mail.html).not.toMatch(/<(?:img|link|script|iframe|style)|url\(|src=/i);
  });
});

test('the segments of a text message are counted as carriers do', () => {
  expect(smsSegments('a'.repeat(160))).toBe(1);
  expect(smsSegments('a'.repeat(161))).toBe(2);
  expect(smsSegments('€'.repeat(80))).toBe(1);
  expect(smsSegments('€'.repeat(81))).toBe(2);
  expect(smsSegments('ñé'.repeat(80))).toBe(1);
  expect(smsSegments('ó'.repeat(70))).toBe(1);
  expect(smsSegments('ó'.repeat(71))).toBe(2);
  expect(smsSegments('码'.repeat(135))).toBe(3);
  expect(smsSegments('😀'.repeat(35))).toBe(1);
  expect(smsSegments('😀'.repeat(36))).toBe(2);
  expect(smsSegments('😀'.repeat(67))).toBe(3);
  expect(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toBe(3);
  expect(smsSegments('')).toBe(1);
});
