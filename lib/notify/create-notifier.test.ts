import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { createOutbound } from '@/lib/outbound/outbound-fetch';
import type { HostAddress } from '@/lib/outbound/outbound-guard';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { smsConfigSchema } from './config';
import { createNotifier } from './create-notifier';
import type { MailMessage, SmsMessage } from './rendering/message';

let inbox: Inbox;
const appUrl = 'https://reset.example.com';
const logger = createCapturingLogger();
const open = { outbound: createOutbound({ allowPrivate: true }), logger, appUrl };
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterEach(() => inbox.control({ reset: true }));
afterAll(() => inbox.stop());

const mail: MailMessage = { method: 'email', subject: 'A subject', text: 'Some text\n', html: '<p>Some text</p>' };
const sms: SmsMessage = { method: 'sms', text: 'Some text' };

test('each message goes by its channel', async () => {
  const notifier = createNotifier(
    {
      mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' },
      sms: smsConfigSchema.parse({ kind: 'http', url: `${inbox.httpUrl}/sms`, body: { to: '{to}', text: '{text}' } }),
    },
    open,
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
  const notifier = createNotifier({ mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' } }, open);
  const people = Array.from({ length: 60 }, (_, at) => `person-${at}@example.com`);
  const sent = await Promise.all(people.map((address) => notifier.deliver({ method: 'email', address }, mail)));
  expect(sent.every(({ ok }) => ok)).toBe(true);
  const arrived = (await inbox.all()).map(({ to }) => to);
  expect(arrived.filter((to) => to.startsWith('person-')).sort()).toEqual([...people].sort());
  notifier.close();
});

test('a channel that is not configured reports it', async () => {
  const notifier = createNotifier({}, open);
  expect(notifier.methods).toEqual([]);
  expect(await notifier.deliver({ method: 'email', address: 'ana@example.com' }, mail)).toMatchObject({
    error: { kind: 'permanent', reason: 'no_channel' },
  });
  notifier.close();
});

describe('a relay that wants a host name in the greeting', () => {
  const ana = { method: 'email', address: 'ana.relay@example.com' } as const;
  const sendGreeting = async (greeting?: string, to = open) => {
    const config = { url: inbox.smtpUrl, from: 'no-reply@example.com', ...(greeting ? { greeting } : {}) };
    const notifier = createNotifier({ mail: config }, to);
    const sent = await notifier.deliver(ana, mail);
    notifier.close();
    return sent;
  };

  test('gets the portal’s, or the configured one (F8)', async () => {
    await inbox.control({ mail: { wantsHostName: true } });
    expect(await sendGreeting()).toEqual({ ok: true, value: undefined });
    expect(await sendGreeting('relay-client.example.net', { ...open, appUrl: 'http://localhost:3000' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await inbox.messages({ to: ana.address })).toHaveLength(2);
  });

  test('and gets none is not a failure of the recipient: it is retried, and only its codes are logged (F8)', async () => {
    await inbox.control({ mail: { wantsHostName: true } });
    logger.lines.length = 0;
    expect(await sendGreeting('localhost')).toEqual({
      ok: false,
      error: {
        kind: 'temporary',
        reason: 'sender_refused',
        status: 504,
        enhanced: '5.5.2',
        stage: 'recipient',
        mayHaveArrived: false,
      },
    });
    const fields = { method: 'email', code: 'sender_refused', status: 504, enhancedCode: '5.5.2', stage: 'recipient' };
    expect(logger.lines).toEqual([{ level: 'warn', message: 'message could not be sent', fields }]);
  });
});

test('a channel fails until a message is sent again, and not because of a single recipient (F8)', async () => {
  const notifier = createNotifier({ mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' } }, open);
  const send = (address = 'ana.fails@example.com') => notifier.deliver({ method: 'email', address }, mail);
  const refusals = [
    { status: 550, enhanced: '5.1.1', reason: undefined },
    { status: 450, enhanced: '4.2.0', reason: undefined },
    { status: 554, enhanced: '5.7.1', reason: 'sender_refused' },
    { status: 451, enhanced: '4.3.0', reason: 'sender_refused' },
    { status: 550, enhanced: '5.2.2', reason: undefined },
  ];
  for (const { status, enhanced, reason } of refusals) {
    await inbox.control({ mail: { refuse: { status, times: 1, enhanced } } });
    expect((await send()).ok).toBe(false);
    expect(notifier.failing().get('email')?.reason, enhanced).toBe(reason);
  }
  await inbox.control({ mail: { refuse: { status: 554, times: 1, enhanced: '5.7.1' } } });
  await send();
  await send('no address');
  expect(notifier.failing().get('email')).toMatchObject({ reason: 'sender_refused', status: 554, enhanced: '5.7.1' });
  await send();
  expect([...notifier.failing()]).toEqual([]);
  notifier.close();
});

describe('a mail server set in the console', () => {
  const ana = { method: 'email', address: 'ana@example.com' } as const;
  const answers: HostAddress[][] = [];
  const outbound = (allowedNetworks: string[]) => ({
    ...open,
    outbound: createOutbound({ allowPrivate: false, allowedNetworks, resolve: async () => answers.shift() ?? [] }),
  });
  const notifierFor = (host: string, allowedNetworks: string[]) => {
    const url = inbox.smtpUrl.replace('127.0.0.1', host);
    return createNotifier({ mail: { url, from: 'no-reply@example.com' } }, outbound(allowedNetworks));
  };

  test.each([
    ['127.0.0.1', []],
    ['[::1]', []],
    ['mail.example.com', [{ address: '127.0.0.1', family: 4 }]],
    [
      'mail.example.com',
      [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
  ])('is not called at %s %j, which is not public', async (host, found) => {
    const before = (await inbox.seen()).recipients.length;
    answers.splice(0, answers.length, found);
    const notifier = notifierFor(host, []);
    expect(await notifier.deliver(ana, mail)).toEqual({
      ok: false,
      error: { kind: 'temporary', reason: 'not_allowed', status: null, mayHaveArrived: false },
    });
    notifier.close();
    expect((await inbox.seen()).recipients).toHaveLength(before);
  });

  test('is called if its network is allowed, at the checked address', async () => {
    answers.splice(0, answers.length, [{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]);
    const notifier = notifierFor('mail.example.com', ['127.0.0.1/32']);
    expect(await notifier.deliver(ana, mail)).toEqual({ ok: true, value: undefined });
    notifier.close();
    expect(answers).toHaveLength(1);
  });

  test('with an unknown name, or without a listener, is retried later', async () => {
    answers.length = 0;
    const unknown = notifierFor('nobody.example.com', []);
    const failure = { kind: 'temporary', reason: 'connect', status: null, mayHaveArrived: false };
    expect(await unknown.deliver(ana, mail)).toEqual({ ok: false, error: failure });
    unknown.close();
    const gone = await spawnInbox();
    await gone.stop();
    const silent = createNotifier(
      { mail: { url: gone.smtpUrl, from: 'no-reply@example.com' } },
      outbound(['127.0.0.1/32']),
    );
    expect(await silent.deliver(ana, mail)).toEqual({ ok: false, error: failure });
    silent.close();
  });
});
