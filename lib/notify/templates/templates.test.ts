import { describe, expect, test } from 'vitest';
import { configSchema } from '@/lib/config/schema';
import { extractCode } from '@/lib/forms/reset';
import { renderChangeNotice } from '@/lib/notify/rendering/render-change-notice';
import { renderCodeMessage } from '@/lib/notify/rendering/render-code-message';
import { defaultTemplates } from './default-templates';
import { fillParagraphs, fillTemplate } from './fill-template';
import { findTemplateProblem } from './find-template-problem';
import { messagesConfigSchema } from './messages-config';
import { type TemplateKey, templateKeys } from './template-rules';

const locales = ['en', 'zh-CN', 'es'] as const;
const names = { locale: 'en', brandName: 'Example Corp', directoryName: 'Example Cloud' } as const;
const site = { appUrl: 'https://reset.example.com' };
const code = { ...names, ...site, code: '048213', codeMinutes: 10 };
const notice = { ...names, ...site, changedAt: new Date('2026-11-21T19:05:30Z'), confirmed: true };

describe('Rekey’s default texts', () => {
  test.each(locales)('in %s satisfy the rules for all templates', (locale) => {
    for (const hasSupport of [true, false]) {
      const defaults = defaultTemplates(locale, hasSupport);
      for (const key of templateKeys) expect([key, findTemplateProblem(key, defaults[key])]).toEqual([key, null]);
      expect(messagesConfigSchema.safeParse({ [locale]: defaults }).error?.issues).toBeUndefined();
    }
  });

  test.each(locales)('in %s give the same messages if an organisation repeats them', (locale) => {
    const supportUrl = 'https://help.example.com/';
    const words = defaultTemplates(locale, true);
    for (const method of ['email', 'sms'] as const) {
      const asItComes = renderCodeMessage(method, { ...code, locale, supportUrl });
      expect(renderCodeMessage(method, { ...code, locale, supportUrl, words })).toEqual(asItComes);
      for (const confirmed of [true, false]) {
        const built = renderChangeNotice(method, { ...notice, confirmed, locale, supportUrl });
        expect(renderChangeNotice(method, { ...notice, confirmed, locale, supportUrl, words })).toEqual(built);
      }
    }
  });
});

test.each<[TemplateKey, string, string | null]>([
  ['codeSubject', 'Your code for {directoryName}', null],
  ['codeSubject', 'Your code is {code}', 'placeholder_unknown'],
  ['codeSubject', 'Code\r\nBcc: eve@example.net', 'characters_refused'],
  ['codeSubject', 'Code\nBcc: eve@example.net', 'characters_refused'],
  ['codeSubject', 'Code\u0000', 'characters_refused'],
  ['codeSubject', 'Code\u2028Bcc', 'characters_refused'],
  ['codeSubject', 'Code \u202eedoc', 'characters_refused'],
  ['codeSubject', 'Code \ud800', 'characters_refused'],
  ['codeSubject', 'x'.repeat(151), 'too_long'],
  ['codeMail', '{code}\n\nHello', null],
  ['codeMail', '{code}\r\n\r\nHello', 'characters_refused'],
  ['codeMail', 'Hello', 'placeholder_missing'],
  ['codeMail', '{code} and again {code}', 'placeholder_repeated'],
  ['codeMail', '{code} {constructor}', 'placeholder_unknown'],
  ['codeMail', '{code} {__proto__}', 'placeholder_unknown'],
  ['codeMail', '{code} {toString}', 'placeholder_unknown'],
  ['codeMail', '{code} {{directoryName}}', 'placeholder_unknown'],
  ['codeMail', '{code} {', 'placeholder_unknown'],
  ['codeMail', '{code} }', 'placeholder_unknown'],
  ['codeMail', '{ code }', 'placeholder_unknown'],
  ['codeMail', '{code} {link}', 'placeholder_unknown'],
  ['codeMail', '{code} call 4006001', 'digits_like_code'],
  ['codeMail', '{code} call ４００６００', 'digits_like_code'],
  ['codeMail', '{code} call +34 600 100 200', null],
  ['codeMail', '1{code}', 'digits_like_code'],
  ['codeSms', '{code} @eve.example #1234', 'digits_like_code'],
  ['codeSms', '@eve.example #{code}', 'digits_like_code'],
  ['codeSms', '{code}\n@eve.example #1', 'characters_refused'],
  ['codeSms', `{code}${'x'.repeat(1_000_000)}`, 'too_long'],
  ['changedMail', 'Changed on {when}. Go to {link}', null],
  ['changedMail', 'Changed on {when}.', 'placeholder_missing'],
  ['changedSms', 'Changed on {when}.', 'placeholder_missing'],
  ['changedSms', 'Changed on {when}, see {host}. Call 4006001', null],
  ['footer', '{brandName} <script>alert(1)</script>', null],
])('%s %j: %s', (key, text, problem) => {
  expect(findTemplateProblem(key, text.slice(0, 2_000_000))?.code ?? null).toBe(problem);
});

describe('a hostile text', () => {
  test('is text in the mail and opens nothing', () => {
    const words = { codeMail: '<img src=x onerror=alert(1)> {code}\n<b>"x"</b>', footer: "<a href='//eve'>{host}</a>" };
    const { html, text } = renderCodeMessage('email', { ...code, words });
    expect(html).not.toMatch(/<img|<b>|<a /);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).toContain('<img src=x onerror=alert(1)> 048213');
  });

  test('cannot put one value into another', () => {
    const words = { codeSubject: '{directoryName}', codeMail: '{directoryName} {code}' };
    const mail = renderCodeMessage('email', { ...code, directoryName: '{code}{brandName}', words });
    expect(mail.subject).toBe('{code}{brandName}');
    expect(mail.text).toMatch(/^\{code\}\{brandName\} 048213\n/);
  });

  test('that passed the check still cannot reach JavaScript properties', () => {
    expect(fillTemplate('{constructor} {__proto__} {toString}', {})).toBe('{constructor} {__proto__} {toString}');
  });
});

describe("an organisation's own texts", () => {
  test('in a text message keep the line that binds it to the site, and the code can be pasted', () => {
    const { text } = renderCodeMessage('sms', { ...code, words: { codeSms: 'ACME: {code}. Call +34 600 100 200.' } });
    expect(text).toBe('ACME: 048213. Call +34 600 100 200.\n\n@reset.example.com #048213');
    expect(extractCode(text)).toBe('048213');
  });

  test('in a mail mark the code, keep line breaks, and the code can be pasted', () => {
    const words = { codeMail: 'Hello,\nthis is {code} for you.\n\nBye' };
    const { html, text } = renderCodeMessage('email', { ...code, words });
    expect(html).toContain('Hello,<br>\nthis is <strong');
    expect(html).toMatch(/<strong[^>]*>048213<\/strong> for you\./);
    expect(text).toContain('Hello,\nthis is 048213 for you.\n\nBye\n\nSent by Example Corp');
    expect(extractCode(text)).toBe('048213');
  });

  test('turn the link into a link element', () => {
    const words = { changedMail: '{when}: not you? {link} now' };
    expect(renderChangeNotice('email', { ...notice, words }).html).toContain(
      'not you? <a href="https://reset.example.com" style="text-decoration:underline">https://reset.example.com</a> now',
    );
  });

  test('about support are left out if there is none, but never together with the code', () => {
    const texts = (template: string, supportUrl?: string) => fillParagraphs(template, { code: '1', supportUrl }).length;
    expect(texts('{code}\n\nHelp: {supportUrl}', 'https://help.example.com')).toBe(2);
    expect(texts('{code}\n\nHelp: {supportUrl}')).toBe(1);
    expect(fillParagraphs('{code}, help: {supportUrl}', { code: '048213' })).toEqual([
      { parts: [{ code: '048213' }, ', help: ', ''] },
    ]);
  });

  test('of one language leave the others unchanged, and one text leaves the other texts unchanged', () => {
    const { messages } = configSchema.parse({ messages: { es: { codeSubject: 'Su código' } } });
    expect(renderCodeMessage('email', { ...code, locale: 'es', words: messages.es }).subject).toBe('Su código');
    expect(renderCodeMessage('email', { ...code, words: messages.en }).subject).toMatch(/^Example Corp: your code/);
    expect(renderChangeNotice('email', { ...notice, locale: 'es', words: messages.es }).subject).toMatch(/contraseña/);
  });
});

test.each([
  [{ en: { codeSubjekt: 'x' } }, /"codeSubjekt"/],
  [{ fr: {} }, /"fr"/],
  [{ en: { codeMail: 'Hello' } }, /expected it to contain \{code\}/],
  [{ en: { codeMail: '{code} {nam}' } }, /found \{nam\}/],
  [{ en: { codeSubject: '' } }, />=1/],
])('the file says what is wrong with %j', (messages, message) => {
  const issues = configSchema.safeParse({ messages }).error?.issues ?? [];
  expect(issues).toHaveLength(1);
  expect(issues[0]?.message).toMatch(message);
});
