import { describe, expect, test } from 'vitest';
import { configSchema } from '@/lib/config/schema';
import { locales } from '@/lib/i18n/locales';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';
import { limitsConfigSchema } from '@/lib/rate-limit/limits';
import { readBrandingForm } from './branding-form';
import { brandingFormFields, policyFormFields } from './form-fields';
import { flattenLimits, limitRows, readLimitsForm } from './limit-rows';
import { readMailForm, showMailUrl } from './mail-form';
import { readPolicyForm } from './policy-form';
import { readSmsForm } from './sms-form';
import { readTemplatesForm, withWords } from './templates-form';

describe('the branding', () => {
  const texts = { supportText: '', 'supportText.zh-CN': '', 'supportText.es': '' };
  const form = { name: 'Acme', logoUrl: '', accent: '', supportUrl: '', ...texts, privacyUrl: '', language: '' };
  test('without what is empty', () => {
    expect(readBrandingForm(form)).toEqual({ ok: true, value: { name: 'Acme' } });
    expect(readBrandingForm({ ...form, language: 'zh-CN' })).toEqual({
      ok: true,
      value: { name: 'Acme', language: 'zh-CN' },
    });
  });
  test('has its line of help once, or once for each language (portal 12)', () => {
    const read = (given: Partial<typeof form>) => readBrandingForm({ ...form, ...given });
    expect(read({ supportText: 'Ext. 100' })).toMatchObject({ value: { supportText: 'Ext. 100' } });
    expect(read({ supportText: 'Ext. 100', 'supportText.zh-CN': '分机 100' })).toMatchObject({
      value: { supportText: { en: 'Ext. 100', 'zh-CN': '分机 100' } },
    });
  });
  test.each(['1d4ed8', '#1D4ED8', ' #1d4ed8 ', '＃1d4ed8'])('takes the colour %j (C24)', (accent) => {
    expect(readBrandingForm({ ...form, accent })).toMatchObject({ value: { accent: '#1d4ed8' } });
  });
  test.each([
    [{ 'supportText.es': 'x'.repeat(121) }, { 'supportText.es': 'field_too_long' }],
    [{ name: '' }, { name: 'field_required' }],
    [{ name: 'x'.repeat(61) }, { name: 'field_too_long' }],
    [{ accent: '#ffff00' }, { accent: 'contrast_too_low' }],
    [{ accent: 'red' }, { accent: 'field_invalid' }],
    [{ language: 'de' }, { language: 'field_invalid' }],
    [{ logoUrl: 'https://evil.example/x.svg' }, { logoUrl: 'field_invalid' }],
    [{ logoUrl: '//evil.example/x.svg' }, { logoUrl: 'field_invalid' }],
    [{ logoUrl: '/\\evil.example/x.svg' }, { logoUrl: 'field_invalid' }],
    [{ supportUrl: 'javascript:alert(1)' }, { supportUrl: 'field_invalid' }],
    [
      { privacyUrl: 'mailto:a@example.com', accent: '#fff' },
      { privacyUrl: 'field_invalid', accent: 'field_invalid' },
    ],
  ])('with %j is refused beside the field', (wrong, error) => {
    expect(readBrandingForm({ ...form, ...wrong })).toEqual({ ok: false, error });
  });
});

describe('the mail server', () => {
  const before = { url: 'smtps://ana:p%40ss@mail.example.com:465', from: 'no-reply@example.com' };
  const form = {
    off: false,
    url: showMailUrl(before.url),
    password: '',
    from: 'Acme <no-reply@example.com>',
    greeting: '',
  };
  test('is shown without its password', () => {
    expect(form.url).toBe('smtps://ana@mail.example.com:465');
    expect(showMailUrl(undefined)).toBe('');
  });
  test('keeps the password while the address is the same', () => {
    expect(readMailForm(form, before)).toEqual({ ok: true, value: { url: before.url, from: form.from } });
  });
  test('takes a new password, with any characters', () => {
    const read = readMailForm({ ...form, password: 'a:b/@?#%' }, before);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && new URL(read.value?.url ?? '').password).toBe(encodeURIComponent('a:b/@?#%'));
  });
  test.each([
    'smtps://ana@evil.example.com:465',
    'smtps://ana@mail.example.com:466',
    'smtp://ana@mail.example.com:465',
    'smtps://bea@mail.example.com:465',
    'smtps://ana@mail.example.com:465?rejectUnauthorized=false',
  ])('asks for the password again for %s', (url) => {
    expect(readMailForm({ ...form, url }, before)).toEqual({ ok: false, error: { password: 'secret_required' } });
  });
  test.each([
    [{ url: '' }, { url: 'field_required' }],
    [{ url: 'https://mail.example.com' }, { url: 'field_invalid' }],
    [{ url: 'smtps://mail.example.com', password: 'x' }, { url: 'field_invalid' }],
    [{ from: 'a@b' }, { from: 'field_invalid' }],
    [{ from: 'A <a@example.com>\r\nBcc: eve@example.net' }, { from: 'field_invalid' }],
  ])('with %j is refused beside the field', (wrong, error) => {
    expect(readMailForm({ ...form, ...wrong }, before)).toEqual({ ok: false, error });
  });
  test('can be none, or one without a name', () => {
    expect(readMailForm({ ...form, off: true, url: 'x' }, before)).toEqual({ ok: true, value: undefined });
    const open = readMailForm({ ...form, url: 'smtp://mail.example.com:25' }, before);
    expect(open).toEqual({ ok: true, value: { url: 'smtp://mail.example.com:25', from: form.from } });
  });
  test('is greeted with a name of its own, or with that of the portal (F8)', () => {
    const named = readMailForm({ ...form, greeting: 'relay-client.example.com' }, before);
    expect(named).toMatchObject({ ok: true, value: { greeting: 'relay-client.example.com' } });
    expect(readMailForm({ ...form, greeting: 'two words' }, before)).toEqual({
      ok: false,
      error: { greeting: 'field_invalid' },
    });
  });
});

describe('the SMS gateway', () => {
  const before = configSchema.parse({
    sms: {
      kind: 'http',
      url: 'https://sms.example.com/send?key=k',
      headers: { authorization: 'Bearer x' },
      body: { to: '{to}', text: '{text}' },
    },
  }).sms;
  const form = {
    off: false,
    url: '',
    method: 'POST',
    format: 'json',
    numberFormat: 'e164',
    headers: '',
    noHeaders: false,
    body: '',
    'success.field': '',
    'success.value': '',
  };
  test('keeps what is not typed', () => {
    expect(readSmsForm({ ...form, method: 'PUT' }, before)).toEqual({ ok: true, value: { ...before, method: 'PUT' } });
  });
  test('on another server keeps nothing', () => {
    const url = 'https://evil.example.com/send';
    expect(readSmsForm({ ...form, url }, before)).toEqual({ ok: false, error: { body: 'secret_required' } });
    const body = '{"to":"{to}","text":"{text}","flash":false}';
    expect(readSmsForm({ ...form, url, body }, before)).toMatchObject({
      ok: true,
      value: { url, headers: {}, body: { flash: false } },
    });
  });
  test('says what a success looks like, or forgets it', () => {
    const said = readSmsForm({ ...form, 'success.field': 'code', 'success.value': '0' }, before);
    expect(said).toMatchObject({ ok: true, value: { success: { field: 'code', value: '0' } } });
    expect(readSmsForm({ ...form, 'success.value': 'OK' }, before)).toMatchObject({
      value: { success: { value: 'OK' } },
    });
    const forgotten = readSmsForm(form, before && { ...before, success: { value: 'OK' } });
    expect(forgotten).toEqual({ ok: true, value: before });
  });
  test('gets numbers in the form that was chosen (F11)', () => {
    expect(readSmsForm({ ...form, numberFormat: 'national' }, before)).toMatchObject({
      value: { numberFormat: 'national' },
    });
    expect(readSmsForm({ ...form, numberFormat: 'local' }, before)).toEqual({
      ok: false,
      error: { numberFormat: 'field_invalid' },
    });
  });
  test('loses its headers when told', () => {
    expect(readSmsForm({ ...form, noHeaders: true }, before)).toMatchObject({ ok: true, value: { headers: {} } });
  });
  test.each([
    [{ url: 'ftp://sms.example.com', body: '{}' }, ['url', 'body']],
    [{ headers: 'no colon here' }, ['headers']],
    [{ headers: 'x: é' }, ['headers.x']],
    [{ body: 'to={to}' }, ['body']],
    [{ body: '{"to":"{to}"}' }, ['body']],
    [{ body: '{"__proto__":{"a":1},"to":"{to}","text":"{text}"}' }, []],
    [{ method: 'DELETE' }, ['method']],
    [{ 'success.field': 'code' }, ['success.value']],
    [{ 'success.field': 'a b', 'success.value': '0' }, ['success.field']],
  ])('with %j is refused beside %j', (wrong, fields) => {
    const read = readSmsForm({ ...form, ...wrong }, before);
    expect(read.ok ? [] : Object.keys(read.error)).toEqual(fields);
  });
});

describe('the texts of messages', () => {
  const defaults = defaultTemplates('en', false);
  test('that are empty or as they come are not stored', () => {
    expect(readTemplatesForm({ ...defaults, codeMail: '' }, defaults)).toEqual({ ok: true, value: {} });
    const asSent = { ...defaults, changedMail: defaults.changedMail.replaceAll('\n', '\r\n') };
    expect(readTemplatesForm(asSent, defaults)).toEqual({ ok: true, value: {} });
  });
  test('are refused beside the field', () => {
    const form = { ...defaults, codeMail: 'Hello', codeSubject: '{code}', footer: 'x'.repeat(201) };
    expect(readTemplatesForm(form, defaults)).toEqual({
      ok: false,
      error: { codeMail: 'placeholder_missing', codeSubject: 'placeholder_unknown', footer: 'field_too_long' },
    });
  });
  test('of one language leave the others', () => {
    expect(withWords({ en: { footer: 'A' } }, 'es', { footer: 'B' })).toEqual({
      en: { footer: 'A' },
      es: { footer: 'B' },
    });
    expect(withWords({ es: { footer: 'B' } }, 'es', {})).toBeUndefined();
  });
});

describe('the limits', () => {
  const asTheyAre = Object.fromEntries(limitRows().map(({ path, fallback }) => [path, String(fallback)]));
  test('are all there, with the defaults and ranges of the schema', () => {
    const defaults = flattenLimits(limitsConfigSchema.parse({}));
    expect(Object.fromEntries(limitRows().map(({ path, fallback }) => [path, fallback]))).toEqual(defaults);
    expect(limitRows().every(({ least, most, fallback }) => least <= fallback && fallback <= most)).toBe(true);
    expect(limitRows().find(({ path }) => path === 'codeMinutes.sms')).toEqual({
      path: 'codeMinutes.sms',
      fallback: 5,
      least: 1,
      most: 10,
    });
  });
  test('keep only rows that differ', () => {
    expect(readLimitsForm(asTheyAre)).toEqual({ ok: true, value: undefined });
    expect(readLimitsForm({ ...asTheyAre, codeTries: '３', 'contactSends.perDay.sms': ' 7 ' })).toEqual({
      ok: true,
      value: { codeTries: 3, contactSends: { perDay: { sms: 7 } } },
    });
  });
  test.each(['0', '21', '-1', '1.5', '1e1', 'five', '99999999999999999999'])('refuse %j tries', (codeTries) => {
    expect(readLimitsForm({ ...asTheyAre, codeTries })).toEqual({ ok: false, error: { codeTries: 'number_invalid' } });
  });
});

describe('the password policy', () => {
  const form = { minLength: '', words: '', codeDigits: '6', phoneCountryCode: '+34' };
  test('is read from its form', () => {
    expect(readPolicyForm({ ...form, minLength: '12', words: 'acme\r\n\r\n acme \nwidget' })).toEqual({
      ok: true,
      value: { passwordPolicy: { minLength: 12, words: ['acme', 'widget'] }, codeDigits: 6, phoneCountryCode: '34' },
    });
  });
  test.each([
    [{ minLength: '65' }, { minLength: 'number_invalid' }],
    [{ minLength: 'x' }, { minLength: 'number_invalid' }],
    [{ codeDigits: '4' }, { codeDigits: 'number_invalid' }],
    [{ phoneCountryCode: '0034' }, { phoneCountryCode: 'field_invalid' }],
    [{ words: 'acme\nab' }, { words: 'field_invalid' }],
  ])('with %j is refused beside the field', (wrong, error) => {
    expect(readPolicyForm({ ...form, ...wrong })).toEqual({ ok: false, error });
  });
});

describe('the version that comes with a form', () => {
  test('is one number for each section', () => {
    expect(brandingFormFields.version.parse('12')).toBe(12);
    expect(policyFormFields.version.parse('1.0.3')).toEqual([1, 0, 3]);
  });
  test.each(['', '-1', '1.x', '1.0', '1.0.3.4', '1.0.', '1e3', '1.0.9999999999'])('is not %j', (text) => {
    expect(brandingFormFields.version.safeParse(text).success).toBe(false);
    expect(policyFormFields.version.safeParse(text).success).toBe(false);
  });
});

test('there is an example in every language', () => {
  expect(locales.map((locale) => defaultTemplates(locale, true).codeMail.includes('{code}'))).not.toContain(false);
});
