import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { createMailTransport, type MailTransport, mailTimeLimits } from './mail-transport';
import type { MailMessage } from './rendering/message';
import { renderCodeMessage } from './rendering/render-code-message';
import { sendMail } from './send-mail';

let inbox: Inbox;
let transport: MailTransport;
const message: MailMessage = { method: 'email', subject: 'A subject', text: 'Some text\n', html: '<p>Some text</p>' };

beforeAll(async () => {
  inbox = await spawnInbox();
  transport = createMailTransport({ url: inbox.smtpUrl, from: 'Example <no-reply@example.com>' });
});
afterAll(async () => {
  transport.close();
  await inbox.stop();
});
afterEach(async () => {
  await inbox.control({ reset: true });
});

describe('a message arrives', () => {
  test.each(['en', 'zh-CN', 'es'] as const)('unchanged, in %s', async (locale) => {
    const to = `arrives-${locale.toLowerCase()}@example.com`;
    const written = renderCodeMessage('email', {
      locale,
      brandName: 'Compañía 示例',
      directoryName: 'Wolke & <b>云</b>',
      code: '048213',
      codeMinutes: 10,
      appUrl: 'https://reset.example.com',
    });
    expect(await sendMail(transport, to, written)).toEqual({ ok: true, value: undefined });
    const [arrived] = await inbox.messages({ to });
    expect(arrived).toMatchObject({ channel: 'email', to, subject: written.subject, text: written.text });
    expect(arrived?.html?.replaceAll('\r\n', '\n').trim()).toBe(written.html.trim());
  });

  test('marked as automatic, with the same id on each try', async () => {
    const to = 'marked@example.com';
    await sendMail(transport, to, message, { reference: 'job-17' });
    await sendMail(transport, to, message, { reference: 'job-17' });
    const arrived = await inbox.messages({ to });
    expect(arrived).toHaveLength(2);
    for (const { id } of arrived) {
      const source = await inbox.source(id);
      expect(source).toContain('Message-ID: <job-17@example.com>');
      expect(source).toContain('Auto-Submitted: auto-generated');
      expect(source).toContain('From: Example <no-reply@example.com>');
    }
  });

  test.each([
    'Ana.Lopez@example.com',
    "o'brien+x@example.com",
    'a!#$%&*/=?^_`{|}~-b@example.co',
    '=?x?q?y?=@example.com',
  ])('for %s byte for byte', async (to) => {
    expect((await sendMail(transport, to, message)).ok).toBe(true);
    expect((await inbox.messages({ to })).at(-1)?.to).toBe(to);
    expect((await inbox.seen()).recipients.at(-1)).toBe(to);
  });
});

describe('nothing is sent to what is not clearly a single address', () => {
  test.each([
    '',
    'ana',
    '@example.com',
    'ana@',
    'ana@localhost',
    'ana@example.com, eve@example.net',
    'ana@example.com,eve@example.net',
    'ana@example.com;eve@example.net',
    'ana@example.com eve@example.net',
    'ana@example.com\r\nRCPT TO:<eve@example.net>',
    'ana@example.com\r\nBcc: eve@example.net',
    'ana\n@example.com',
    'ana\0@example.com',
    '"eve@example.net"@example.com',
    '"ana"@example.com',
    'ana(comment)@example.com',
    'ana@example.com(comment)',
    'ana@example.net(@example.com)',
    '<ana@example.com>',
    'Ana <ana@example.com>',
    'ana@@example.com',
    'ana@eve@example.com',
    'ana@[127.0.0.1]',
    'ana@127.0.0.1',
    'ana@example..com',
    '.ana@example.com',
    'ana.@example.com',
    'a..na@example.com',
    'ana@-example.com',
    'ana@example.com.',
    ' ana@example.com',
    'ana@example.com ',
    'ana@exa mple.com',
    'group:ana@example.com;',
    'ana@exämple.com',
    'ана@example.com',
    'ana@example。com',
    'ana＠example.com',
    'ana\u200b@example.com',
    '\u202eana@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ana@${'a'.repeat(64)}.com`,
    `ana@${'a.'.repeat(125)}com`,
    `${'a'.repeat(100_000)}@example.com`,
  ])('%#: %.60j', async (to) => {
    const before = (await inbox.seen()).recipients.length;
    expect(await sendMail(transport, to, message)).toEqual({
      ok: false,
      error: { kind: 'permanent', reason: 'address_invalid', status: null, mayHaveArrived: false },
    });
    expect((await inbox.seen()).recipients).toHaveLength(before);
  });
});

describe('a refusal', () => {
  test('for now (4xx) is temporary, and the next try goes through', async () => {
    const to = 'greylisted@example.com';
    await inbox.control({ mail: { refuse: { status: 451, times: 1 } } });
    expect(await sendMail(transport, to, message)).toEqual({
      ok: false,
      error: {
        kind: 'temporary',
        reason: 'refused',
        status: 451,
        enhanced: '4.1.1',
        stage: 'recipient',
        mayHaveArrived: false,
      },
    });
    expect((await sendMail(transport, to, message)).ok).toBe(true);
    expect(await inbox.messages({ to })).toHaveLength(1);
  });

  test('for good (5xx) is permanent, of the recipient and of the message', async () => {
    const to = 'gone@example.com';
    await inbox.control({ mail: { refuse: { status: 550, times: 1 } } });
    expect(await sendMail(transport, to, message)).toMatchObject({ error: { kind: 'permanent', status: 550 } });
    await inbox.control({ mail: { refuseData: { status: 554, times: 1 } } });
    expect(await sendMail(transport, to, message)).toMatchObject({ error: { kind: 'permanent', status: 554 } });
    expect(await inbox.messages({ to, wait: 0 })).toHaveLength(0);
  });

  test.each([
    ['recipient', '550 5.1.1 <a@b.example>: User unknown', 'permanent', 'refused'],
    ['recipient', '550 5.1.2 no such host', 'permanent', 'refused'],
    ['recipient', '553-5.1.3 bad address\r\n553 5.1.3 syntax', 'permanent', 'refused'],
    ['recipient', '551 5.1.6 moved', 'permanent', 'refused'],
    ['recipient', '556 5.1.10 null MX', 'permanent', 'refused'],
    ['recipient', '550 5.2.1 disabled', 'permanent', 'refused'],
    ['recipient', '552 5.2.2 mailbox full', 'permanent', 'refused'],
    [
      'recipient',
      '504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname',
      'temporary',
      'sender_refused',
    ],
    ['recipient', '550 5.1.8 <a@b.example>: Sender address rejected: Domain not found', 'temporary', 'sender_refused'],
    ['recipient', '554 5.7.1 <a@b.example>: Relay access denied', 'temporary', 'sender_refused'],
    ['recipient', '550 5.2.10 nobody knows', 'temporary', 'sender_refused'],
    ['recipient', '550 Access denied - Invalid HELO name (5.1.1)', 'temporary', 'sender_refused'],
    ['recipient', '450 4.7.1 Helo command rejected: Host not found', 'temporary', 'sender_refused'],
    ['recipient', '450 4.2.0 greylisted', 'temporary', 'refused'],
    ['recipient', '421 4.1.1 later', 'temporary', 'refused'],
    ['sender', '550 5.1.1 never heard of you', 'temporary', 'sender_refused'],
    ['message', '554 5.6.0 cannot be read', 'permanent', 'refused'],
    ['message', '550 5.1.1 User unknown', 'permanent', 'refused'],
    ['message', '554 5.7.1 looks like spam', 'temporary', 'sender_refused'],
    ['message', '554 no', 'temporary', 'sender_refused'],
    ['greeting', '504 5.5.2 no host name', 'temporary', 'sender_refused'],
    ['connection', '554 5.7.1 not from there', 'temporary', 'sender_refused'],
  ] as const)(
    'at the %s with %j is %s (%s): its code says whom it concerns (F8)',
    async (stage, reply, kind, reason) => {
      const server = await listen(answering(stage, reply));
      const refused = createMailTransport({ url: `smtp://127.0.0.1:${server.port}`, from: 'no-reply@example.com' });
      const sent = await sendMail(refused, 'ana@example.com', message);
      refused.close();
      server.close();
      const status = Number(reply.slice(0, 3));
      const enhanced = /^\d{3}[ -](\d\.\d+\.\d+) /.exec(reply)?.[1];
      const facts = { kind, reason, status, stage, ...(enhanced ? { enhanced } : {}), mayHaveArrived: false };
      expect(sent).toEqual({ ok: false, error: facts });
    },
  );

  test('of our password is temporary: it says nothing about the recipient', async () => {
    const server = await listen((socket) => {
      socket.write('220 here\r\n');
      socket.on('data', (line) => {
        socket.write(String(line).startsWith('EHLO') ? '250-here\r\n250 AUTH PLAIN\r\n' : '535 5.7.8 no\r\n');
      });
    });
    const refused = createMailTransport({
      url: `smtp://user:wrong@127.0.0.1:${server.port}?requireTLS=false`,
      from: 'no-reply@example.com',
    });
    const sent = await sendMail(refused, 'ana@example.com', message);
    expect(sent).toMatchObject({ error: { kind: 'temporary', reason: 'credentials', status: 535 } });
    refused.close();
    server.close();
  });
});

describe('a server that does not answer', () => {
  const soon = { ...mailTimeLimits, connect: 500, greeting: 300, silence: 3_000 };

  test('with a greeting in time is temporary, and nothing was sent', async () => {
    const slow = createMailTransport({ url: inbox.smtpUrl, from: 'no-reply@example.com' }, soon);
    await inbox.control({ mail: { greetingDelayMs: 5_000 } });
    const sent = await sendMail(slow, 'slow@example.com', message);
    expect(sent).toMatchObject({ error: { kind: 'temporary', reason: 'timeout', mayHaveArrived: false } });
    expect(await inbox.messages({ to: 'slow@example.com', wait: 0 })).toHaveLength(0);
    slow.close();
  });

  test('at all is temporary', async () => {
    const server = await listen(() => {});
    server.close();
    const nobody = createMailTransport({ url: `smtp://127.0.0.1:${server.port}`, from: 'no-reply@example.com' }, soon);
    expect(await sendMail(nobody, 'ana@example.com', message)).toMatchObject({
      error: { kind: 'temporary', reason: 'connect', mayHaveArrived: false },
    });
    nobody.close();
  });

  test('and cuts the connection is temporary; another try works', async () => {
    const cut = createMailTransport({ url: inbox.smtpUrl, from: 'no-reply@example.com' }, soon);
    await inbox.control({ mail: { down: true } });
    expect(await sendMail(cut, 'cut@example.com', message)).toMatchObject({ error: { kind: 'temporary' } });
    await inbox.control({ mail: { down: false } });
    expect((await sendMail(cut, 'cut@example.com', message)).ok).toBe(true);
    cut.close();
  });

  test('after the message was sent is reported as possibly delivered, and no copy is sent', async () => {
    const to = 'taken@example.com';
    await inbox.control({ mail: { dropAfterData: 1 } });
    expect(await sendMail(transport, to, message)).toMatchObject({
      error: { kind: 'temporary', mayHaveArrived: true },
    });
    expect(await inbox.messages({ to })).toHaveLength(1);
  });

  test('can be cancelled', async () => {
    await inbox.control({ mail: { replyDelayMs: 5_000 } });
    const giveUp = new AbortController();
    const sending = sendMail(transport, 'ana@example.com', message, { signal: giveUp.signal });
    giveUp.abort();
    expect(await sending).toMatchObject({ error: { kind: 'temporary', reason: 'cancelled' } });
  });
});

/** Starts a mail server that accepts everything up to one stage, where it sends `reply`. */
function answering(stage: string, reply: string): (socket: Socket) => void {
  return (socket) => {
    const say = (at: string, otherwise: string) => socket.write(`${at === stage ? reply : otherwise}\r\n`);
    let inMessage = false;
    say('connection', '220 here');
    socket.on('data', (chunk) => {
      const line = String(chunk).toUpperCase();
      if (inMessage) {
        if (line.endsWith('\r\n.\r\n')) say('message', '250 2.0.0 taken');
      } else if (/^(EHLO|HELO)/.test(line)) say('greeting', '250 here');
      else if (line.startsWith('MAIL')) say('sender', '250 2.1.0 ok');
      else if (line.startsWith('RCPT')) say('recipient', '250 2.1.5 ok');
      else if (line.startsWith('DATA')) {
        inMessage = true;
        socket.write('354 go on\r\n');
      }
    });
  };
}

async function listen(onSocket: (socket: Socket) => void): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => onSocket(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => server.close() };
}

/** Self-signed for mail.example.com, for this test only; valid until 2126. */
const ownCertificate = {
  key: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIH8BlA7dr75xn9OeNq8N6MpMh1e0LrIkAG5MmQArUcaWoAoGCCqGSM49
AwEHoUQDQgAESrMgHcUJJiRYoLhP5uAcZjDc8ugMtF2K423Ffl+9jc34T+vuOiwd
0OzVbUoWBZ6sjM8hDWiP/sL2SZW3fddAIg==
-----END EC PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBjTCCATOgAwIBAgIUEsjQ6rNzkFEX/MlMClUYqM1ICw0wCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMjEyMjQ2MDVaGA8y
MTI2MTAyODIyNDYwNVowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABEqzIB3FCSYkWKC4T+bgHGYw3PLoDLRdiuNt
xX5fvY3N+E/r7josHdDs1W1KFgWerIzPIQ1oj/7C9kmVt33XQCKjUzBRMB0GA1Ud
DgQWBBR89PJ/sDsWOA/b1oFGAxs1e5G08jAfBgNVHSMEGDAWgBR89PJ/sDsWOA/b
1oFGAxs1e5G08jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDM
6lw9gCe+SHXW7dG73gctMR2V60qIqnGj2uuoAe1yqQIgPdfrLFv7LNJqBiPgX5N0
sxP2pVUAyAqiwqZ59YUStkg=
-----END CERTIFICATE-----`,
};

test('a server with an untrusted certificate gets nothing, and the reason is reported', async () => {
  let heard = '';
  const server = createTlsServer(ownCertificate, (socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        heard += data;
      });
  });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const secure = createMailTransport({ url: `smtps://127.0.0.1:${port}`, from: 'no-reply@example.com' });
  const sent = await sendMail(secure, 'ana@example.com', message);
  secure.close();
  server.close();
  expect(sent).toEqual({
    ok: false,
    error: { kind: 'temporary', reason: 'certificate', status: null, mayHaveArrived: false },
  });
  expect(heard).toBe('');
});
