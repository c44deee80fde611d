import { z } from 'zod';

const refusal = z.strictObject({ status: z.int().min(400).max(599), times: z.int().min(0) });
/** `enhanced` is the code in the text of the reply; empty for a server that writes none. */
const mailRefusal = refusal.extend({
  enhanced: z
    .string()
    .regex(/^([45]\.\d{1,3}\.\d{1,3})?$/)
    .optional(),
});

/** What `POST /_control` takes. A field that is left out stays as it is; `reset` first puts everything back. */
export const controlSchema = z.strictObject({
  reset: z.boolean().optional(),
  /** Forgets the stored messages. */
  clear: z.boolean().optional(),
  mail: z
    .strictObject({
      /** Answers the next recipients with this status: unless told, that there is no such mailbox. */
      refuse: mailRefusal.optional(),
      /** Answers the next message bodies with this status: unless told, that they cannot be read. */
      refuseData: mailRefusal.optional(),
      /** Takes mail only from who greets with a whole host name. Like most relays it says so at the recipient. */
      wantsHostName: z.boolean().optional(),
      greetingDelayMs: z.int().min(0).optional(),
      replyDelayMs: z.int().min(0).optional(),
      /** Takes the next message, then cuts the connection instead of saying so. */
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

/** Takes one use off a counted switch; the status to answer, or null when it is used up. */
export function takeRefusal(refusal: { status: number; times: number }): number | null {
  if (refusal.times <= 0) return null;
  refusal.times -= 1;
  return refusal.status;
}

/** As `takeRefusal`, but with the code that stands first in the reply's text: `detail` for good or for now. */
export function takeMailRefusal(refusal: MailRefusal, detail: string): string | null {
  const status = takeRefusal(refusal);
  if (status === null) return null;
  const enhanced = refusal.enhanced ?? `${Math.floor(status / 100)}.${detail}`;
  return `${status} ${enhanced === '' ? '' : `${enhanced} `}refused by a switch`;
}
