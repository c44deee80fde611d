import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeMail } from './decode-mail';
import { createMessageStore } from './message-store';
import { type Inbox, spawnInbox } from './spawn-inbox';

let inbox: Inbox;
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterAll(() => inbox.stop());

const post = (path: string, body: unknown) =>
  fetch(`${inbox.httpUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });

test('another simulator can add messages, and a reader waits for them', async () => {
  const waiting = inbox.messages({ to: '+8613800000001', wait: 20_000 });
  expect((await post('/outbox', { channel: 'sms', to: '+34600000001', text: 'not this' })).status).toBe(200);
  expect((await post('/outbox', { channel: 'sms', to: '+8613800000001', text: 'code 123456' })).status).toBe(200);
  const [message] = await waiting;
  expect(message).toMatchObject({ channel: 'sms', text: 'code 123456' });
  const later = await inbox.messages({ to: '+8613800000001', after: message?.id ?? 0, wait: 0 });
  expect(later).toEqual([]);
});

test('a page with an event stream gets existing and new messages', async () => {
  const to = '+34600000009';
  await post('/sms', { to, text: 'first' });
  const before = (await inbox.messages({ to })).at(-1)?.id ?? 0;
  const response = await fetch(`${inbox.httpUrl}/events?after=${before - 1}`);
  await post('/sms', { to, text: 'second' });
  let seen = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    seen += chunk;
    if (seen.includes('second')) break;
  }
  expect(seen.indexOf('first')).toBeGreaterThan(0);
  expect(seen.indexOf('second')).toBeGreaterThan(seen.indexOf('first'));
});

test.each([
  ['/sms', { to: '+34600000001' }],
  ['/sms', { to: ['+34600000001'], text: 'x' }],
  ['/outbox', { channel: 'fax', to: 'x', text: 'y' }],
  ['/_control', { mail: { unknown: true } }],
])('%s refuses %j', async (path, body) => {
  expect((await post(path, body)).status).toBe(400);
});

test('the store keeps only the newest messages', () => {
  const store = createMessageStore(3);
  for (const text of ['1', '2', '3', '4', '5']) {
    store.add({ channel: 'sms', to: 'x', text, subject: null, html: null, source: `source ${text}` });
  }
  expect(store.list({ after: 0 }).map(({ text }) => text)).toEqual(['3', '4', '5']);
  expect(store.source(1)).toBeNull();
  expect(store.source(5)).toBe('source 5');
});

test('mail is decoded according to the standards, and nothing is guessed', () => {
  const head = 'Subject: =?UTF-8?Q?A_=E9=AA=8C?= =?UTF-8?B?6K+B?=\r\nContent-Type: text/plain; charset=utf-8\r\n';
  const quoted = decodeMail(
    `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n=E9=AA=8C soft=\r\n line=3D\r\n`,
  );
  expect(quoted).toMatchObject({ text: '验 soft line=\n', html: null });
  expect(quoted.headers.get('subject')).toBe('A 验证');
  expect(() => decodeMail(`${head}Content-Transfer-Encoding: uuencode\r\n\r\nx\r\n`)).toThrow();
  expect(() => decodeMail(`${head}${head}\r\nx\r\n`)).toThrow('duplicate header');
  expect(() => decodeMail('Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n\r\nx\r\n')).toThrow('end');
});
