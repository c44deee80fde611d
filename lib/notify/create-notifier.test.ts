import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Inbox, spawnInbox } from '@/e2e/simulators/inbox/spawn-inbox';
import { outboundFetch } from '@/lib/outbound-fetch';
import { smsConfigSchema } from './config';
import { createNotifier } from './create-notifier';
import type { MailMessage, SmsMessage } from './message';

let inbox: Inbox;
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterAll(() => inbox.stop());

const mail: MailMessage = { method: 'email', subject: 'A subject', text: 'Some text\n', html: '<p>Some text</p>' };
const sms: SmsMessage = { method: 'sms', text: 'Some text' };

test('each message goes by its channel', async () => {
  const notifier = createNotifier(
    {
      mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' },
      sms: smsConfigSchema.parse({ kind: 'http', url: `${inbox.httpUrl}/sms`, body: { to: '{to}', text: '{text}' } }),
    },
    outboundFetch,
  );
  expect(notifier.methods).toEqual(['email', 'sms']);
  expect((await notifier.deliver({ method: 'email', address: 'ana@example.com' }, mail)).ok).toBe(true);
  expect((await notifier.deliver({ method: 'sms', address: '+34600000001' }, sms)).ok).toBe(true);
  expect(await inbox.messages({ to: 'ana@example.com' })).toMatchObject([{ channel: 'email' }]);
  expect(await inbox.messages({ to: '+34600000001' })).toMatchObject([{ channel: 'sms' }]);
  await expect(notifier.deliver({ method: 'sms', address: '+34600000001' }, mail)).rejects.toThrow('channel');
  notifier.close();
});

test('many messages at once share a few connections and all arrive', async () => {
  const notifier = createNotifier({ mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' } }, outboundFetch);
  const people = Array.from({ length: 60 }, (_, at) => `person-${at}@example.com`);
  const sent = await Promise.all(people.map((address) => notifier.deliver({ method: 'email', address }, mail)));
  expect(sent.every(({ ok }) => ok)).toBe(true);
  const arrived = (await inbox.all()).map(({ to }) => to);
  expect(arrived.filter((to) => to.startsWith('person-')).sort()).toEqual([...people].sort());
  notifier.close();
});

test('a channel that is not configured says so', async () => {
  const notifier = createNotifier({}, outboundFetch);
  expect(notifier.methods).toEqual([]);
  expect(await notifier.deliver({ method: 'email', address: 'ana@example.com' }, mail)).toMatchObject({
    error: { kind: 'permanent', reason: 'no_channel' },
  });
  notifier.close();
});
