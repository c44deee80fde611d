import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createOutboundGuard } from '@/lib/outbound/outbound-guard';
import { createMailTransport, mailTimeLimits } from './mail-transport';
import type { Delivery, MailMessage } from './rendering/message';
import { sendMail } from './send-mail';
import { expiredServer, testAuthority, testServer } from './testing/test-certificates';
import {
  startTlsMailServer,
  type TlsMailServer,
  type TlsMailServerOptions,
  testLogin,
} from './testing/tls-mail-server';

const message: MailMessage = { method: 'email', subject: 'A subject', text: 'Some text\n', html: '<p>Some text</p>' };
const trusted = getCACertificates('default');
const login = `${testLogin.user}:${encodeURIComponent(testLogin.pass)}@`;
const named = 'servername=mail.example.com';

let server: TlsMailServer | undefined;
beforeAll(() => setDefaultCACertificates([...trusted, testAuthority]));
afterAll(() => setDefaultCACertificates(trusted));
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Sends one mail to such a server; `{port}` in the URL is its port. `mail.example.com` resolves to this machine. */
async function send(
  url: string,
  options: Omit<TlsMailServerOptions, 'certificate'> & Partial<TlsMailServerOptions> & { guarded?: boolean },
) {
  server = await startTlsMailServer({ certificate: testServer, ...options });
  const guard = createOutboundGuard({ allowedNetworks: ['127.0.0.1/32'] }, async () => [
    { address: '127.0.0.1', family: 4 },
  ]);
  const transport = createMailTransport(
    { url: url.replace('{port}', String(server.port)), from: 'Example <no-reply@example.com>' },
    mailTimeLimits,
    options.guarded ? guard : null,
  );
  try {
    const sent: Delivery = await sendMail(transport, 'ana@example.com', message);
    return { sent, seen: server.seen };
  } finally {
    transport.close();
  }
}

const failure = (reason: string, status: number | null = null, more: { stage?: string; enhanced?: string } = {}) => ({
  ok: false,
  error: { kind: 'temporary', reason, status, mayHaveArrived: false, ...more },
});
const password = Buffer.from(testLogin.pass).toString('base64');
const both = Buffer.from(`\0${testLogin.user}\0${testLogin.pass}`).toString('base64');

describe('a message arrives', () => {
  test.each([
    ['TLS from the start', 'from_start', `smtps://127.0.0.1:{port}?${named}`],
    ['STARTTLS that is required', 'starttls', `smtp://127.0.0.1:{port}?requireTLS=true&${named}`],
    ['STARTTLS that is only offered', 'starttls', `smtp://127.0.0.1:{port}?${named}`],
  ] as const)('over %s, and nothing of it in the clear', async (_, tls, url) => {
    const { sent, seen } = await send(url, { tls });
    expect(sent).toEqual({ ok: true, value: undefined });
    expect(seen.messages).toHaveLength(1);
    expect(seen.secured.filter((line) => /^(?:MAIL|RCPT|DATA)/.test(line))).toHaveLength(3);
    expect(seen.clear).toEqual(tls === 'from_start' ? [] : [expect.stringMatching(/^EHLO /), 'STARTTLS']);
  });

  test.each([
    ['PLAIN', 'from_start', 'smtps'],
    ['LOGIN', 'from_start', 'smtps'],
    ['PLAIN', 'starttls', 'smtp'],
    ['LOGIN', 'starttls', 'smtp'],
  ] as const)('after a login by %s over TLS (%s)', async (way, tls, scheme) => {
    const require = scheme === 'smtp' ? '&requireTLS=true' : '';
    const { sent, seen } = await send(`${scheme}://${login}127.0.0.1:{port}?${named}${require}`, { tls, login: [way] });
    expect(sent.ok).toBe(true);
    expect(seen.logins).toEqual([testLogin.user]);
    expect(seen.messages).toHaveLength(1);
    expect(seen.secured.find((line) => line.startsWith('AUTH'))).toContain(`AUTH ${way}`);
    expect(seen.clear.join('\n')).not.toContain('AUTH');
  });

  test.each([
    ['smtps', 'from_start', 'mail.example.com', true],
    ['smtps', 'from_start', 'another.example.com', false],
    ['smtp', 'starttls', 'mail.example.com', true],
    ['smtp', 'starttls', 'another.example.com', false],
  ] as const)(
    'with %s through the guard (%s) at the name of the certificate: %s',
    async (scheme, tls, name, arrives) => {
      const require = scheme === 'smtp' ? '?requireTLS=true' : '';
      const { sent, seen } = await send(`${scheme}://${login}${name}:{port}${require}`, {
        tls,
        login: ['PLAIN'],
        guarded: true,
      });
      expect(sent).toEqual(arrives ? { ok: true, value: undefined } : failure('certificate'));
      expect(seen.messages).toHaveLength(arrives ? 1 : 0);
      expect(seen.clear.join('\n')).not.toContain('AUTH');
    },
  );

  test('if the address turns the certificate check off', async () => {
    const { sent } = await send('smtps://127.0.0.1:{port}?rejectUnauthorized=false', {
      tls: 'from_start',
      certificate: expiredServer,
    });
    expect(sent.ok).toBe(true);
  });
});

describe('nothing is sent', () => {
  test.each(['stripped', 'promised'] as const)('if STARTTLS is required and was %s', async (tls) => {
    const { sent, seen } = await send(`smtp://${login}127.0.0.1:{port}?requireTLS=true&${named}`, {
      tls,
      login: ['PLAIN', 'LOGIN'],
      loginInTheClear: true,
    });
    expect(sent).toEqual(failure('not_encrypted', 502, { stage: 'encryption', enhanced: '5.5.1' }));
    const heard = seen.clear.join('\n');
    expect(heard).toContain('STARTTLS');
    for (const secret of [testLogin.user, testLogin.pass, password, both, 'AUTH', 'MAIL', 'ana@example.com'])
      expect(heard).not.toContain(secret);
  });

  test.each([
    ['smtps', 'from_start'],
    ['smtp', 'starttls'],
  ] as const)('to a certificate that is not for the name, has expired, or is not trusted: %s', async (scheme, tls) => {
    const require = scheme === 'smtp' ? '&requireTLS=true' : '';
    const cases = [
      { name: 'another.example.com', certificate: testServer, authorities: [testAuthority] },
      { name: 'mail.example.com', certificate: expiredServer, authorities: [testAuthority] },
      { name: 'mail.example.com', certificate: testServer, authorities: [] },
    ];
    for (const { name, certificate, authorities } of cases) {
      setDefaultCACertificates([...trusted, ...authorities]);
      const url = `${scheme}://${login}127.0.0.1:{port}?servername=${name}${require}`;
      const { sent, seen } = await send(url, { tls, certificate, login: ['PLAIN'] });
      setDefaultCACertificates([...trusted, testAuthority]);
      expect(sent).toEqual(failure('certificate'));
      expect(seen.secured).toEqual([]);
      expect(seen.clear.join('\n')).not.toContain('AUTH');
      await server?.close();
    }
  });

  test('to an address if the certificate only has a name', async () => {
    expect((await send('smtps://127.0.0.1:{port}', { tls: 'from_start' })).sent).toEqual(failure('certificate'));
  });

  test('after a wrong login', async () => {
    const { sent, seen } = await send(`smtps://sender:wrong@127.0.0.1:{port}?${named}`, {
      tls: 'from_start',
      login: ['PLAIN'],
    });
    expect(sent).toEqual(failure('credentials', 535, { stage: 'login', enhanced: '5.7.8' }));
    expect(seen.messages).toEqual([]);
  });

  test.each([
    ['530 5.7.0 authentication required', 'credentials', 530],
    ['535 5.7.8 not logged in', 'credentials', 535],
    ['550 5.7.1 this sender may not', 'sender_refused', 550],
  ] as const)(
    'while the server answers our sender with %s; that is our fault, so it is retried',
    async (sender, reason, status) => {
      const { sent, seen } = await send(`smtps://127.0.0.1:{port}?${named}`, { tls: 'from_start', sender });
      expect(sent).toEqual(failure(reason, status, { stage: 'sender', enhanced: sender.split(' ')[1] ?? '' }));
      expect(seen.messages).toEqual([]);
    },
  );

  test('to what an attacker in between adds to the reply to STARTTLS', async () => {
    const { sent, seen } = await send(`smtp://${login}127.0.0.1:{port}?requireTLS=true&${named}`, {
      tls: 'starttls',
      login: ['PLAIN'],
      injected: '250-mail.example.com\r\n250 AUTH LOGIN\r\n235 welcome\r\n',
    });
    expect(sent.ok).toBe(true);
    expect(seen.secured.find((line) => line.startsWith('AUTH'))).toContain('AUTH PLAIN');
    expect(seen.logins).toEqual([testLogin.user]);
  });
});

test('a password is not sent in plain text if STARTTLS is offered and then refused', async () => {
  const { seen } = await send(`smtp://${login}127.0.0.1:{port}?requireTLS=false&${named}`, {
    tls: 'promised',
    login: ['PLAIN', 'LOGIN'],
    loginInTheClear: true,
  });
  for (const secret of [password, both, 'AUTH']) expect(seen.clear.join('\n')).not.toContain(secret);
});

test('TLS to a server without it fails with the way to fix it', async () => {
  const { sent, seen } = await send('smtps://127.0.0.1:{port}', { tls: 'stripped' });
  expect(sent).toMatchObject({ ok: false, error: { kind: 'temporary', reason: 'cut' } });
  expect(seen.messages).toEqual([]);
});
