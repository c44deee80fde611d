import { describe, expect, test } from 'vitest';
import { mailConfigSchema, smsConfigSchema } from './config';
import { parseMailUrl } from './mail-url';

describe('the mail part', () => {
  test.each([
    'smtp://127.0.0.1:2525',
    'smtps://user:p%40ss@mail.example.com',
    'smtp://mail.example.com:587?requireTLS=true&servername=mx.example.com',
    'smtp://[::1]:25',
  ])('takes %s', (url) => {
    expect(mailConfigSchema.safeParse({ url, from: 'a@example.com' }).success).toBe(true);
  });

  test.each([
    '',
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com?debug=true',
    'smtp://mail.example.com?requireTLS=yes',
    'smtp://mail.example.com?tls.rejectUnauthorized=false',
    'smtp://user:%zz@mail.example.com',
  ])('refuses %s', (url) => {
    expect(mailConfigSchema.safeParse({ url, from: 'a@example.com' }).success).toBe(false);
  });

  test.each(['Example <no-reply@example.com>', 'no-reply@example.com', '示例公司 <no-reply@example.com>'])(
    'takes the sender %s',
    (from) => expect(mailConfigSchema.safeParse({ url: 'smtp://127.0.0.1', from }).success).toBe(true),
  );

  test.each([
    '',
    'Example',
    'Example <a@example.com>, b@example.com',
    'A\r\nBcc: b@example.com <a@example.com>',
    '\u202eA <a@example.com>',
    'A\u2028B <a@example.com>',
    'A\ud800 <a@example.com>',
    '<>',
  ])('refuses the sender %j', (from) =>
    expect(mailConfigSchema.safeParse({ url: 'smtp://127.0.0.1', from }).success).toBe(false),
  );

  test('a password is never sent in plain text by accident', () => {
    expect(parseMailUrl('smtp://u:p@mail.example.com')).toMatchObject({ requireTLS: true, port: 587 });
    expect(parseMailUrl('smtp://u:p@127.0.0.1:25')).toMatchObject({ requireTLS: false, port: 25 });
    expect(parseMailUrl('smtp://mail.example.com')).toMatchObject({ requireTLS: false });
    expect(parseMailUrl('smtps://u:p%40@mail.example.com')).toMatchObject({
      secure: true,
      port: 465,
      auth: { user: 'u', pass: 'p@' },
    });
  });
});

describe('the SMS part', () => {
  const good = { kind: 'http', url: 'https://sms.example.com/send', body: { to: '{to}', text: 'Rekey: {text}' } };

  test('has defaults', () => {
    expect(smsConfigSchema.parse(good)).toEqual({
      ...good,
      method: 'POST',
      format: 'json',
      numberFormat: 'e164',
      headers: {},
    });
  });

  test.each([
    [{ url: 'ftp://sms.example.com' }],
    [{ method: 'GET' }],
    [{ body: { to: '{to}' } }],
    [{ body: { text: '{text}' } }],
    [{ headers: { 'X-Key': 'a\r\nX-Other: b' } }],
    [{ headers: { 'X Key': 'a' } }],
    [{ headers: { 'Content-Length': '5' } }],
    [{ headers: { 'transfer-encoding': 'chunked' } }],
    [{ retries: 5 }],
    [{ success: { field: 'code' } }],
    [{ success: { field: '', value: '0' } }],
    [{ success: { field: 'a..b', value: '0' } }],
    [{ success: { value: '' } }],
    [{ success: { value: 0 } }],
    [{ success: { value: '0', equals: '0' } }],
  ])('refuses %j', (change) => {
    expect(smsConfigSchema.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
