import type { Result } from '@/lib/base/result';

/** Languages that messages are written in. Each has a file in `messages/`. */
export type MessageLocale = 'en' | 'zh-CN' | 'es';

export type MailMessage = { method: 'email'; subject: string; text: string; html: string };
export type SmsMessage = { method: 'sms'; text: string };
/** One message, ready to be sent by its channel. */
export type Message = MailMessage | SmsMessage;

/**
 * Why a message did not go out. `temporary` is worth another try; `permanent` will fail again with the same address.
 * `mayHaveArrived` means that everything was sent and only the answer is missing: another try may deliver it twice.
 */
export type DeliveryFailure = {
  kind: 'temporary' | 'permanent';
  reason:
    | 'address_invalid'
    | 'no_channel'
    /** The account has another address by now than the one that was chosen. */
    | 'contact_changed'
    | 'connect'
    /** The server's certificate is not one that we trust for its name. */
    | 'certificate'
    /** The server does not speak TLS, and without it nothing may be sent. */
    | 'not_encrypted'
    /** The guard does not let us call this address. */
    | 'not_allowed'
    | 'timeout'
    | 'credentials'
    /** The server says no to this recipient or this message, or to everything for now. */
    | 'refused'
    /** The mail server says no to us, whoever the mail is for: to the name that we greet with, the sender, our address. */
    | 'sender_refused'
    /** The gateway takes numbers without a country code, and this is one of another country. */
    | 'other_country'
    /** The gateway answered, but not as a success looks like. */
    | 'not_taken'
    | 'cancelled'
    | 'cut';
  /** The SMTP reply or HTTP status, where there was one. */
  status: number | null;
  mayHaveArrived: boolean;
  /** The code in the text of an SMTP reply (RFC 3463): `5.1.1`. */
  enhanced?: string;
  /** How far a mail had come when the server said no. */
  stage?: MailStage;
};

/** As much of a failure as tells whoever runs Rekey what to mend. */
export type ChannelFailure = Pick<DeliveryFailure, 'reason' | 'status' | 'enhanced'>;

export type MailStage = 'connection' | 'greeting' | 'encryption' | 'login' | 'sender' | 'recipient' | 'message';

export type Delivery = Result<void, DeliveryFailure>;

export type DeliveryOptions = {
  /**
   * Names this message over all its tries (for instance a job's id), so that mail systems recognise a copy.
   * Letters, digits, hyphens.
   */
  reference?: string;
  signal?: AbortSignal;
};
