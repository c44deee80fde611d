import type { Result } from '@/lib/base/result';

/** Languages of messages. Each has a file in `messages/`. */
export type MessageLocale = 'en' | 'zh-CN' | 'es';

export type MailMessage = { method: 'email'; subject: string; text: string; html: string };
export type SmsMessage = { method: 'sms'; text: string };
/** One message, ready to be sent by its channel. */
export type Message = MailMessage | SmsMessage;

/**
 * Why a message was not sent. `temporary` is worth a retry; `permanent` will fail again with the same address.
 * `mayHaveArrived` means that everything was sent and only the response is missing: a retry may deliver it twice.
 */
export type DeliveryFailure = {
  kind: 'temporary' | 'permanent';
  reason:
    | 'address_invalid'
    | 'no_channel'
    | 'connect'
    /** The server's certificate is not trusted for its name. */
    | 'certificate'
    /** The server does not support TLS, and nothing may be sent without it. */
    | 'not_encrypted'
    /** The guard does not allow this address. */
    | 'not_allowed'
    | 'timeout'
    | 'credentials'
    /** The server refuses this recipient or this message, or everything for now. */
    | 'refused'
    /** The mail server refuses us regardless of the recipient: our greeting name, our sender or our address. */
    | 'sender_refused'
    /** The gateway takes numbers without a country code, and this number is from another country. */
    | 'other_country'
    /** The gateway responded, but not with the configured success. */
    | 'not_taken'
    | 'cancelled'
    | 'cut';
  /** The SMTP reply code or HTTP status, if there was one. */
  status: number | null;
  mayHaveArrived: boolean;
  /** The code in the text of an SMTP reply (RFC 3463): `5.1.1`. */
  enhanced?: string;
  /** The stage at which the server refused a mail. */
  stage?: MailStage;
};

/** The part of a failure that tells the operator of the installation what to fix. */
export type ChannelFailure = Pick<DeliveryFailure, 'reason' | 'status' | 'enhanced'>;

export type MailStage = 'connection' | 'greeting' | 'encryption' | 'login' | 'sender' | 'recipient' | 'message';

export type Delivery = Result<void, DeliveryFailure>;

export type DeliveryOptions = {
  /**
   * Identifies this message across all its tries (for instance a job's id), so that mail systems detect a duplicate.
   * Letters, digits, hyphens.
   */
  reference?: string;
  signal?: AbortSignal;
};
