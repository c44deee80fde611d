import type { NodemailerError } from 'nodemailer';
import { isMailAddress } from '@/lib/base/mail-address';
import { ok } from '@/lib/base/result';
import { isCertificateCode } from './certificate-code';
import { deliveryFailure } from './delivery-failure';
import type { MailTransport } from './mail-transport';
import { mailTimeLimits } from './mail-transport';
import type { Delivery, DeliveryOptions, MailMessage, MailStage } from './rendering/message';

/**
 * Hands one message to the mail server, for one recipient. The address is sent as given (the domain in lower case) or
 * not at all (`address_invalid`). A refusal is permanent if the server says permanently (5xx) that it concerns this
 * recipient or message. Everything else is temporary, including a refusal of our login, name or sender, which the
 * operator of the installation can fix.
 */
export async function sendMail(
  transport: MailTransport,
  to: string,
  message: MailMessage,
  options: DeliveryOptions = {},
): Promise<Delivery> {
  if (!isMailAddress(to)) return deliveryFailure('permanent', 'address_invalid');
  const deadline = AbortSignal.timeout(mailTimeLimits.whole);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  if (signal.aborted) return deliveryFailure('temporary', 'cancelled');
  try {
    await transport.transporter.sendMail({
      from: transport.from,
      to: { name: '', address: to },
      envelope: { from: transport.from.address, to: [{ name: '', address: to }] },
      subject: message.subject,
      text: message.text,
      html: message.html,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      ...(options.reference ? { messageId: messageId(options.reference, transport.from.address) } : {}),
      signal,
    });
    return ok();
  } catch (error) {
    if (options.signal?.aborted) return deliveryFailure('temporary', 'cancelled', { mayHaveArrived: true });
    if (deadline.aborted) return deliveryFailure('temporary', 'timeout', { mayHaveArrived: true });
    return explain(error);
  }
}

function messageId(reference: string, from: string): string {
  if (!/^[A-Za-z0-9-]{1,80}$/.test(reference))
    throw new Error('a reference may contain only letters, digits and hyphens');
  return `<${reference}@${from.slice(from.indexOf('@') + 1)}>`;
}

/** Replies that ask for a login or refuse one, to any command (RFC 4954, section 6). */
const aboutLogin = new Set([530, 534, 535, 538]);
/**
 * Permanent codes about the recipient's mailbox (RFC 3463, RFC 7505): no such mailbox, domain or address; a mailbox
 * that moved, accepts no mail, or is full. Relays check our greeting and sender only at the recipient, so neither the
 * command nor the reply's number says whom a refusal concerns. Without one of these codes it is unknown, and a retry
 * does less harm than giving up everybody's mail.
 */
const aboutMailbox = /^5\.(?:1\.(?:1|2|3|6|10)|2\.[0-4])$/;
const aboutContent = /^5\.6\.\d{1,3}$/;
/** A temporary refusal of our sender, or by the server's policy, which covers names that are not in the DNS. */
const aboutSender = /^4\.(?:1\.[78]|7\.\d{1,3})$/;

function explain(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error;
  const { code, originalCode, timeoutType, responseCode } = error as NodemailerError;
  const status = responseCode ?? null;
  if (status !== null) return explainReply(error as NodemailerError, status);
  if (code === 'EAUTH' || code === 'ENOAUTH') return deliveryFailure('temporary', 'credentials', { stage: 'login' });
  if (code === 'ETIMEDOUT') {
    const early = timeoutType === 'CONNECT_TIMEOUT' || timeoutType === 'GREETING_TIMEOUT';
    return deliveryFailure('temporary', 'timeout', { mayHaveArrived: !early });
  }
  if (code === 'ERR_ADDRESS_NOT_ALLOWED') return deliveryFailure('temporary', 'not_allowed');
  if (isCertificateCode(originalCode ?? code)) return deliveryFailure('temporary', 'certificate');
  if (code && beforeTheMessage.has(originalCode ?? code)) return deliveryFailure('temporary', 'connect');
  // The library does not report whether the connection broke before or after the message was sent.
  if (code === 'ECONNECTION' || code === 'ESOCKET')
    return deliveryFailure('temporary', 'cut', { mayHaveArrived: true });
  throw error;
}

/** The reply's text may quote addresses, so only its codes are kept. */
function explainReply({ code, command, response, permanent }: NodemailerError, status: number): Delivery {
  const stage = stageOf(command);
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response ?? '')?.[1];
  const facts = { status, ...(enhanced ? { enhanced } : {}), ...(stage ? { stage } : {}) };
  if (code === 'EAUTH' || aboutLogin.has(status)) return deliveryFailure('temporary', 'credentials', facts);
  if (stage === 'encryption') return deliveryFailure('temporary', 'not_encrypted', facts);
  const isAboutThem =
    (stage === 'recipient' || stage === 'message') &&
    (aboutMailbox.test(enhanced ?? '') || (stage === 'message' && aboutContent.test(enhanced ?? '')));
  if (permanent && isAboutThem) return deliveryFailure('permanent', 'refused', facts);
  return deliveryFailure(
    'temporary',
    permanent || aboutSender.test(enhanced ?? '') ? 'sender_refused' : 'refused',
    facts,
  );
}

function stageOf(command: string | undefined): MailStage | undefined {
  if (command?.startsWith('AUTH')) return 'login';
  return command === undefined ? undefined : stages[command];
}

const stages: Record<string, MailStage> = {
  CONN: 'connection',
  EHLO: 'greeting',
  HELO: 'greeting',
  STARTTLS: 'encryption',
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  DATA: 'message',
};

const beforeTheMessage = new Set([
  ...['EDNS', 'ETLS', 'EPROTOCOL', 'EREQUIRETLS'],
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'],
]);
