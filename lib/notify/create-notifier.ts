import type { Outbound } from '@/lib/outbound-fetch';
import type { Contact, ContactMethod } from '@/lib/providers/types';
import type { MailConfig, SmsConfig } from './config';
import { deliveryFailure } from './delivery-failure';
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

/** Makes the channels that the configuration names. What `outbound` does not let through, neither of them calls. */
export function createNotifier(
  config: { mail?: MailConfig | undefined; sms?: SmsConfig | undefined },
  { fetch, guard }: Outbound,
): Notifier {
  const mail = config.mail ? createMailTransport(config.mail, mailTimeLimits, guard) : null;
  const { sms } = config;
  return {
    methods: [...(mail ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])],
    async deliver(contact, message, options = {}) {
      if (contact.method !== message.method) throw new Error('a message goes by the channel it was written for');
      if (message.method === 'email' && mail) return sendMail(mail, contact.address, message, options);
      if (message.method === 'sms' && sms) return sendSms(sms, fetch, contact.address, message, options);
      return deliveryFailure('permanent', 'no_channel');
    },
    close: () => mail?.close(),
  };
}
