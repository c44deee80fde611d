import type { NodemailerError } from 'nodemailer';
import { ok } from '@/lib/result';
import { isCertificateCode } from './certificate-code';
import { isMailAddress } from './contact-address';
import { deliveryFailure } from './delivery-failure';
import type { MailTransport } from './mail-transport';
import { mailTimeLimits } from './mail-transport';
import type { Delivery, DeliveryOptions, MailMessage } from './message';

/**
 * Hands one message to the mail server, for one recipient. The address goes out as given (the domain in lower
 * case) or not at all (`address_invalid`). A refusal of the recipient or the message is permanent when the server says so
 * (5xx); everything else is temporary, also a refusal of our login or sender, which whoever runs Rekey can mend.
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
  if (!/^[A-Za-z0-9-]{1,80}$/.test(reference)) throw new Error('a reference is letters, digits and hyphens');
  return `<${reference}@${from.slice(from.indexOf('@') + 1)}>`;
}

const aboutThisMessage = new Set(['RCPT TO', 'DATA']);
/** Replies that ask for a login or refuse one, to whatever command (RFC 4954, section 6). */
const aboutLogin = new Set([530, 534, 535, 538]);

function explain(error: unknown): Delivery {
  if (!(error instanceof Error)) throw error;
  const { code, originalCode, timeoutType, command, responseCode, permanent } = error as NodemailerError;
  const status = responseCode ?? null;
  if (code === 'EAUTH' || code === 'ENOAUTH' || (status !== null && aboutLogin.has(status)))
    return deliveryFailure('temporary', 'credentials', { status });
  if (code === 'ETLS' && command === 'STARTTLS' && status !== null)
    return deliveryFailure('temporary', 'not_encrypted', { status });
  if (status !== null) {
    const final = permanent === true && command !== undefined && aboutThisMessage.has(command);
    return deliveryFailure(final ? 'permanent' : 'temporary', 'refused', { status });
  }
  if (code === 'ETIMEDOUT') {
    const early = timeoutType === 'CONNECT_TIMEOUT' || timeoutType === 'GREETING_TIMEOUT';
    return deliveryFailure('temporary', 'timeout', { mayHaveArrived: !early });
  }
  if (code === 'ERR_ADDRESS_NOT_ALLOWED') return deliveryFailure('temporary', 'not_allowed');
  if (isCertificateCode(originalCode ?? code)) return deliveryFailure('temporary', 'certificate');
  if (code && beforeTheMessage.has(originalCode ?? code)) return deliveryFailure('temporary', 'connect');
  // The library does not say whether the connection broke before or after the message was through.
  if (code === 'ECONNECTION' || code === 'ESOCKET')
    return deliveryFailure('temporary', 'cut', { mayHaveArrived: true });
  throw error;
}

const beforeTheMessage = new Set([
  ...['EDNS', 'ETLS', 'EPROTOCOL', 'EREQUIRETLS'],
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'],
]);
