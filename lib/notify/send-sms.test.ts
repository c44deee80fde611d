import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { smsConfigSchema } from './config';
import type { SmsMessage } from './rendering/message';
import { sendSms } from './send-sms';

let inbox: Inbox;
const text = 'El código es "048213" & más 验证码\n\n@reset.example.com #048213';
const message: SmsMessage = { method: 'sms', text };
const gateway = (more: object = {}) =>
  smsConfigSchema.parse({ kind: 'http', url: `${inbox.httpUrl}/sms`, body: { to: '{to}', text: '{text}' }, ...more });

beforeAll(async () => {
  inbox = await spawnInbox();
});
afterAll(() => inbox.stop());
afterEach(() => inbox.control({ reset: true }));

test.each(['json', 'form'] as const)('a message arrives unchanged, as %s', async (format) => {
  const to = format === 'json' ? '+8613800000001' : '+34600000001';
  expect((await sendSms(gateway({ format }), outboundFetch, { to, message })).ok).toBe(true);
  expect(await inbox.messages({ to })).toMatchObject([{ channel: 'sms', to, text }]);
});

test.each([
  ['e164', '+8613800000001', '+8613800000001'],
  ['digits', '+8613800000001', '8613800000001'],
  ['national', '+8613800000001', '13800000001'],
] as const)('a gateway gets the number as %s wants it (F11)', async (numberFormat, to, arrivesAt) => {
  const config = { ...gateway({ numberFormat }), phoneCountryCode: '86' };
  expect((await sendSms(config, outboundFetch, { to, message })).ok).toBe(true);
  expect((await inbox.messages({ to: arrivesAt })).at(-1)).toMatchObject({ channel: 'sms', to: arrivesAt, text });
});

test.each([
  ['86', '+34600000001', 'permanent'],
  ['8', '+8613800000001', 'permanent'],
  ['1', '+4915112345678', 'permanent'],
  [undefined, '+8613800000001', 'temporary'],
] as const)('without country codes, of %s, nothing is sent to %s: that is %s (F11)', async (code, to, kind) => {
  const before = (await inbox.seen()).smsRequests;
  const config = { ...gateway({ numberFormat: 'national' }), phoneCountryCode: code };
  expect(await sendSms(config, outboundFetch, { to, message })).toMatchObject({
    error: { kind, reason: 'other_country' },
  });
  expect((await inbox.seen()).smsRequests).toBe(before);
});

test('the text of a message is never treated as a placeholder of the body', async () => {
  const to = '+15550100001';
  const odd: SmsMessage = { method: 'sms', text: '{to} $& {text}' };
  expect((await sendSms(gateway(), outboundFetch, { to, message: odd })).ok).toBe(true);
  expect(await inbox.messages({ to })).toMatchObject([{ text: odd.text }]);
});

test.each([
  '',
  '13800000001',
  '+0123456789',
  '+86 138 0000 0001',
  '+8613800000001,+8613800000002',
  '+86138\r\n',
  '＋8613800000001',
  'tel:+8613800000001',
])('nothing is sent to %j', async (to) => {
  const before = (await inbox.seen()).smsRequests;
  expect(await sendSms(gateway(), outboundFetch, { to, message })).toMatchObject({
    error: { kind: 'permanent', reason: 'address_invalid' },
  });
  expect((await inbox.seen()).smsRequests).toBe(before);
});

test.each([
  [400, 'permanent', 'refused'],
  [422, 'permanent', 'refused'],
  [401, 'temporary', 'credentials'],
  [403, 'temporary', 'credentials'],
  [404, 'temporary', 'refused'],
  [429, 'temporary', 'refused'],
  [503, 'temporary', 'refused'],
] as const)('status %i is %s (%s)', async (status, kind, reason) => {
  await inbox.control({ sms: { refuse: { status, times: 1 } } });
  const to = `+1555020${status}0`;
  expect(await sendSms(gateway(), outboundFetch, { to, message })).toMatchObject({ error: { kind, reason, status } });
  expect(await inbox.messages({ to, wait: 0 })).toHaveLength(0);
});

const taken = { ok: true, value: undefined };
const notTaken = {
  ok: false,
  error: { kind: 'temporary', reason: 'not_taken', status: 200, mayHaveArrived: false },
};

test.each([
  ['{"code":0,"msg":"ok"}', { field: 'code', value: '0' }, taken],
  ['{"code":4012,"msg":"no balance"}', { field: 'code', value: '0' }, notTaken],
  ['ERR: no balance', { value: 'OK' }, notTaken],
  ['', { value: 'OK' }, notTaken],
  ['{"code":4012,"msg":"no balance"}', undefined, taken],
])('a gateway that answers 200 and %j is asked what that means', async (answer, success, expected) => {
  const server = createServer((_, response) => response.end(answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sent = await sendSms(gateway({ url: `http://127.0.0.1:${port}/`, success }), outboundFetch, {
    to: '+15550400001',
    message,
  });
  server.closeAllConnections();
  server.close();
  expect(sent).toEqual(expected);
});

test('a cut connection may have delivered; a refused one cannot have', async () => {
  const to = '+15550300001';
  await inbox.control({ sms: { dropAfterTaking: 1 } });
  expect(await sendSms(gateway(), outboundFetch, { to, message })).toMatchObject({
    error: { kind: 'temporary', reason: 'cut', mayHaveArrived: true },
  });
  expect(await inbox.messages({ to })).toHaveLength(1);
  const gone = await spawnInbox();
  await gone.stop();
  const nobody = gateway({ url: `${gone.httpUrl}/sms` });
  expect(await sendSms(nobody, outboundFetch, { to, message })).toMatchObject({
    error: { kind: 'temporary', reason: 'connect', mayHaveArrived: false },
  });
});

test('a call to a slow gateway can be cancelled', async () => {
  await inbox.control({ sms: { delayMs: 20_000 } });
  const giveUp = new AbortController();
  const sending = sendSms(gateway(), outboundFetch, { to: '+15550300002', message }, { signal: giveUp.signal });
  giveUp.abort();
  expect(await sending).toMatchObject({ error: { kind: 'temporary', reason: 'cancelled' } });
});
