import { describe, expect, test } from 'vitest';
import { type ChangeNoticeInput, renderChangeNotice } from './render-change-notice';
import { smsSegments } from './sms-segments';

const input: ChangeNoticeInput = {
  locale: 'en',
  brandName: 'Example Corp',
  directoryName: 'Example Cloud',
  confirmed: true,
  changedAt: new Date('2026-11-21T19:05:30Z'),
  appUrl: 'https://reset.example.com',
  supportUrl: 'https://help.example.com/',
};

test('with several languages each part is marked with its own, and text and HTML match', () => {
  const also = [{ locale: 'zh-CN' as const }, { locale: 'es' as const, words: { footer: 'Atentamente, {brandName}' } }];
  const mail = renderChangeNotice('email', { ...input, also });
  const alone = (['zh-CN', 'es'] as const).map((locale) => renderChangeNotice('email', { ...input, locale }));
  expect(mail.text).toContain(alone[0]?.text.trim());
  expect(mail.text.split('\n\n')[0]).toBe('English · 中文 · Español');
  expect(mail.text).toContain('Atentamente, Example Corp');
  expect(mail.html.match(/<p lang="zh-CN"/g)).toHaveLength(6);
  expect(mail.html.match(/<p lang="es"/g)).toHaveLength(6);
  expect(mail.html).toContain('<html lang="en"');
  const { text } = renderChangeNotice('sms', { ...input, also });
  expect(text.split('\n')).toHaveLength(3);
  expect(smsSegments(text)).toBeLessThanOrEqual(4);
});

describe.each([
  ['en', '21 November 2026 at 19:05 (UTC)', '21 Nov, 19:05 UTC'],
  ['zh-CN', '2026年11月21日 19:05（UTC）', '11月21日 19:05 UTC'],
  ['es', '21 de noviembre de 2026 a las 19:05 (UTC)', '21 nov, 19:05 UTC'],
] as const)('a notice in %s', (locale, longTime, shortTime) => {
  const mail = renderChangeNotice('email', { ...input, locale });
  const sms = renderChangeNotice('sms', { ...input, locale });

  test('says when and where', () => {
    expect(mail.text).toContain(longTime);
    expect(sms.text).toContain(shortTime);
    for (const { text } of [mail, sms]) expect(text).toContain('Example Cloud');
    expect(mail.html).toContain(longTime);
    expect(mail.subject).toContain('Example Corp');
  });

  test('says what to do if it was someone else', () => {
    expect(mail.text).toContain('https://reset.example.com');
    expect(mail.text).toContain('https://help.example.com/');
    expect(mail.html).toContain('href="https://help.example.com/"');
    expect(sms.text).toContain('reset.example.com');
  });

  test('names a next step even without a support address', () => {
    const { supportUrl: _, ...without } = input;
    const text = renderChangeNotice('email', { ...without, locale }).text;
    expect(text).not.toContain('undefined');
    expect(text.trim().split('\n\n')).toHaveLength(mail.text.trim().split('\n\n').length);
  });

  test('costs at most two text messages', () => {
    for (const directoryName of ['A', 'Meetings and Conferences of Example', '示'.repeat(60)]) {
      const { text } = renderChangeNotice('sms', { ...input, locale, directoryName });
      expect(smsSegments(text), text).toBeLessThanOrEqual(2);
    }
  });

  test('does not claim an unconfirmed change', () => {
    const unsure = renderChangeNotice('email', { ...input, locale, confirmed: false });
    expect(unsure.subject).not.toBe(mail.subject);
    expect(unsure.text).toMatch(/not confirm|未确认|no lo confirmó/);
    expect(unsure.text).toContain(longTime);
    const short = renderChangeNotice('sms', { ...input, locale, confirmed: false });
    expect(short.text).toMatch(/may have|可能|posible/);
    expect(smsSegments(short.text)).toBeLessThanOrEqual(2);
  });

  test('escapes names', () => {
    const odd = renderChangeNotice('email', { ...input, locale, directoryName: '<a href="//evil">x</a>' });
    expect(odd.html).not.toContain('<a href="//evil">');
    expect(odd.html).toContain('&lt;a href=&quot;//evil&quot;&gt;');
  });
});
