import type { Logger } from '@/lib/logger';
import type { Outbound } from '@/lib/outbound-fetch';
import type { Contact, ContactMethod } from '@/lib/providers/types';
import type { MailConfig, SmsConfig } from './config';
import { deliveryFailure } from './delivery-failure';
import { greetingNameOf } from './greeting-name';
import { createMailTransport, mailTimeLimits } from './mail-transport';
import type { Delivery, DeliveryOptions, Message } from './message';
import { sendMail } from './send-mail';
import { sendSms } from './send-sms';

/** The configured channels. Holds the connections to the mail server: close it when the process ends. */
export type Notifier = {
  /** The channels that are configured. */
  methods: readonly ContactMethod[];
  /** Sends one message to one contact. Fails with `no_channel` where its channel is not configured. */
  deliver(contact: Contact, message: Message, options?: DeliveryOptions): Promise<Delivery>;
  close(): void;
};

/** What the channels are made of. */
export type NotifierConfig = {
  mail?: MailConfig | undefined;
  sms?: SmsConfig | undefined;
  phoneCountryCode?: string | undefined;
};

/**
 * Makes the channels that the configuration names. What `outbound` does not let through, neither of them calls. The log
 * gets why a message did not go out, and never whom it was for or what the server wrote.
 */
export function createNotifier(
  config: NotifierConfig,
  { outbound, logger, appUrl }: { outbound: Outbound; logger: Logger; appUrl: string },
): Notifier {
  const { fetch, guard } = outbound;
  const { sms, phoneCountryCode } = config;
  const greeting = config.mail?.greeting ?? greetingNameOf(appUrl);
  const mail = config.mail ? createMailTransport({ ...config.mail, greeting }, mailTimeLimits, guard) : null;
  const send = async (contact: Contact, message: Message, options: DeliveryOptions): Promise<Delivery> => {
    if (message.method === 'email' && mail) return sendMail(mail, contact.address, message, options);
    if (message.method === 'sms' && sms)
      return sendSms({ ...sms, phoneCountryCode }, fetch, contact.address, message, options);
    return deliveryFailure('permanent', 'no_channel');
  };
  return {
    methods: [...(mail ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])],
    async deliver(contact, message, options = {}) {
      if (contact.method !== message.method) throw new Error('a message goes by the channel it was written for');
      const sent = await send(contact, message, options);
      if (!sent.ok) {
        const { reason, status, enhanced, stage } = sent.error;
        logger.warn('a message did not go out', {
          method: message.method,
          code: reason,
          ...(status === null ? {} : { status }),
          ...(enhanced ? { enhancedCode: enhanced } : {}),
          ...(stage ? { stage } : {}),
        });
      }
      return sent;
    },
    close: () => mail?.close(),
  };
}
