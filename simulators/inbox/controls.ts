import { z } from 'zod';

const refusal = z.strictObject({ status: z.int().min(400).max(599), times: z.int().min(0) });
/** `enhanced` is the code in the reply's text; empty for a server that sends none. */
const mailRefusal = refusal.extend({
  enhanced: z
    .string()
    .regex(/^([45]\.\d{1,3}\.\d{1,3})?$/)
    .optional(),
});

/** The body of `POST /_control`. An omitted field is unchanged; `reset` first restores the initial state. */
export const controlSchema = z.strictObject({
  reset: z.boolean().optional(),
  /** Deletes the stored messages. */
  clear: z.boolean().optional(),
  mail: z
    .strictObject({
      /** Refuses the next recipients with this status, by default as an unknown mailbox. */
      refuse: mailRefusal.optional(),
      /** Refuses the next message bodies with this status, by default as unreadable. */
      refuseData: mailRefusal.optional(),
      /**
       * Accepts mail only from clients that greet with a full host name. Like most relays it refuses at the recipient.
       */
      wantsHostName: z.boolean().optional(),
      greetingDelayMs: z.int().min(0).optional(),
      replyDelayMs: z.int().min(0).optional(),
      /** Accepts the next message, then cuts the connection instead of confirming it. */
      dropAfterData: z.int().min(0).optional(),
      down: z.boolean().optional(),
    })
    .optional(),
  sms: z
    .strictObject({
      refuse: refusal.optional(),
      delayMs: z.int().min(0).optional(),
      dropAfterTaking: z.int().min(0).optional(),
      down: z.boolean().optional(),
    })
    .optional(),
});
export type ControlInput = z.output<typeof controlSchema>;

type MailRefusal = { status: number; times: number; enhanced?: string | undefined };

const initial = () => ({
  mail: {
    refuse: { status: 451, times: 0 } as MailRefusal,
    refuseData: { status: 451, times: 0 } as MailRefusal,
    wantsHostName: false,
    greetingDelayMs: 0,
    replyDelayMs: 0,
    dropAfterData: 0,
    down: false,
  },
  sms: { refuse: { status: 503, times: 0 }, delayMs: 0, dropAfterTaking: 0, down: false },
});
export type Controls = ReturnType<typeof initial>;

export function createControls(): { current: Controls; apply(input: ControlInput): void } {
  const controls = { current: initial() };
  return Object.assign(controls, {
    apply(input: ControlInput) {
      if (input.reset) controls.current = initial();
      controls.current = {
        mail: { ...controls.current.mail, ...defined(input.mail) },
        sms: { ...controls.current.sms, ...defined(input.sms) },
      };
    },
  });
}

function defined<T extends object>(values: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as never;
}

/** Uses up one of a counted switch. Returns the status to send, or null if none is left. */
export function takeRefusal(refusal: { status: number; times: number }): number | null {
  if (refusal.times <= 0) return null;
  refusal.times -= 1;
  return refusal.status;
}

/**
 * Like `takeRefusal`, but returns a reply that starts with the status and the enhanced code; `detail` is its default
 * without the first digit.
 */
export function takeMailRefusal(refusal: MailRefusal, detail: string): string | null {
  const status = takeRefusal(refusal);
  if (status === null) return null;
  const enhanced = refusal.enhanced ?? `${Math.floor(status / 100)}.${detail}`;
  return `${status} ${enhanced === '' ? '' : `${enhanced} `}refused by a switch`;
}
