import type { Contact, ContactMethod } from '@/lib/base/contact';
import type { Logger } from '@/lib/base/logger';
import type { Outbound } from '@/lib/outbound/outbound-fetch';
import type { MailConfig, SmsConfig } from './config';
import { deliveryFailure } from './delivery-failure';
import { greetingNameOf } from './greeting-name';
import { createMailTransport, mailTimeLimits } from './mail-transport';
import type { ChannelFailure, Delivery, DeliveryFailure, DeliveryOptions, Message } from './rendering/message';
import { sendMail } from './send-mail';
import { sendSms } from './send-sms';

/** The configured channels. Holds the connections to the mail server: close it when the process ends. */
export type Notifier = {
  /** The configured channels. */
  methods: readonly ContactMethod[];
  /** Sends one message to one contact. Fails with `no_channel` if its channel is not configured. */
  deliver(contact: Contact, message: Message, options?: DeliveryOptions): Promise<Delivery>;
  /** Channels whose last message in this process failed for a reason other than its recipient, with the failure. */
  failing(): ReadonlyMap<ContactMethod, ChannelFailure>;
  close(): void;
};

/** The configuration of the channels. */
export type NotifierConfig = {
  mail?: MailConfig | undefined;
  sms?: SmsConfig | undefined;
  phoneCountryCode?: string | undefined;
};

/**
 * Creates the configured channels. Neither calls an address that `outbound` does not allow. The log records why a
 * message was not sent, but never the recipient or the server's text.
 */
export function createNotifier(
  config: NotifierConfig,
  { outbound, logger, appUrl }: { outbound: Outbound; logger: Logger; appUrl: string },
): Notifier {
  const { fetch, guard } = outbound;
  const { sms, phoneCountryCode } = config;
  const greeting = config.mail?.greeting ?? greetingNameOf(appUrl);
  const mail = config.mail ? createMailTransport({ ...config.mail, greeting }, mailTimeLimits, guard) : null;
  const failing = new Map<ContactMethod, ChannelFailure>();
  const send = async (contact: Contact, message: Message, options: DeliveryOptions): Promise<Delivery> => {
    if (message.method === 'email' && mail) return sendMail(mail, contact.address, message, options);
    if (message.method === 'sms' && sms)
      return sendSms({ ...sms, phoneCountryCode }, fetch, { to: contact.address, message }, options);
    return deliveryFailure('permanent', 'no_channel');
  };
  return {
    methods: [...(mail ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])],
    async deliver(contact, message, options = {}) {
      if (contact.method !== message.method) throw new Error('the message was written for another channel');
      const sent = await send(contact, message, options);
      if (sent.ok || (sent.error.kind === 'permanent' && sent.error.status !== null)) failing.delete(message.method);
      if (!sent.ok) {
        if (isOfChannel(sent.error, message.method)) failing.set(message.method, sent.error);
        const { reason, status, enhanced, stage } = sent.error;
        logger.warn('message could not be sent', {
          method: message.method,
          code: reason,
          ...(status === null ? {} : { status }),
          ...(enhanced ? { enhancedCode: enhanced } : {}),
          ...(stage ? { stage } : {}),
        });
      }
      return sent;
    },
    failing: () => failing,
    close: () => mail?.close(),
  };
}

/**
 * A mail server may defer one recipient and accept the next; every other failure that a retry may fix affects
 * everybody.
 */
function isOfChannel({ kind, reason }: DeliveryFailure, method: ContactMethod): boolean {
  if (kind === 'permanent' || reason === 'cancelled') return false;
  return method === 'sms' || reason !== 'refused';
}
