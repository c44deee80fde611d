import { createTransport, type SMTPPoolOptions, type Transporter } from 'nodemailer';
import { connectChecked } from '@/lib/outbound/connect-checked';
import type { OutboundGuard } from '@/lib/outbound/outbound-guard';
import type { MailConfig } from './config';
import { parseMailFrom } from './mail-from';
import { type MailServer, parseMailUrl } from './mail-url';

/** A connection pool for the mail server. It holds sockets: close it when done. */
export type MailTransport = {
  from: { name: string; address: string };
  transporter: Pick<Transporter<{ response: string }, SMTPPoolOptions>, 'sendMail'>;
  close(): void;
};

/** In milliseconds. Tests pass shorter ones. */
export type MailTimeLimits = { connect: number; greeting: number; silence: number; whole: number };
export const mailTimeLimits: MailTimeLimits = { connect: 5_000, greeting: 10_000, silence: 15_000, whole: 30_000 };

/**
 * Creates the pool without connecting: the first message connects, and with a guard only to allowed addresses. Throws
 * on a configuration that its schema would have refused.
 */
export function createMailTransport(
  config: MailConfig,
  limits: MailTimeLimits = mailTimeLimits,
  guard: OutboundGuard | null = null,
): MailTransport {
  const server = parseMailUrl(config.url);
  const from = parseMailFrom(config.from);
  if (!server || !from) throw new Error('the mail configuration was not checked before use');
  const options: SMTPPoolOptions & { pool: true } = {
    pool: true,
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(config.greeting ? { name: config.greeting } : {}),
    requireTLS: server.requireTLS,
    tls: {
      rejectUnauthorized: server.rejectUnauthorized,
      ...(server.servername ? { servername: server.servername } : {}),
    },
    ...(server.auth ? { auth: server.auth } : {}),
    maxConnections: 4,
    // A job retries failures. The pool's own requeueing could resend what the server has already accepted.
    maxRequeues: 0,
    idleTimeout: 30_000,
    dnsTimeout: limits.connect,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    socketCloseTimeout: 1_000,
    ...(guard ? { getSocket: checkedSocket(guard, server, limits.connect) } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transporter = createTransport(options);
  return { from, transporter, close: () => transporter.close() };
}

/** Provides the socket of each new connection in the pool. TLS, with the server's name, is added on top. */
function checkedSocket(
  guard: OutboundGuard,
  { host, port }: MailServer,
  timeoutMs: number,
): NonNullable<SMTPPoolOptions['getSocket']> {
  return (_options, callback) => {
    connectChecked(guard, { host, port, timeoutMs }).then(
      (connection) => callback(null, { connection }),
      (error: Error) => callback(error),
    );
  };
}
