import * as z from 'zod/mini';

const inboxMessage = z.object({
  id: z.number(),
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  subject: z.nullable(z.string()),
  text: z.string(),
  receivedAt: z.string(),
});
export type InboxMessage = z.output<typeof inboxMessage>;

const inboxMessages = z.array(inboxMessage);

/** Reads what the inbox answers. Throws when it is something else. */
export function readMessages(value: unknown): InboxMessage[] {
  return inboxMessages.parse(value);
}

/** The message of one event; null when it is something else. */
export function readEvent(data: string): InboxMessage | null {
  const parsed = inboxMessage.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data : null;
}

/** The code that a message starts with. */
export function leadingCode(text: string): string | null {
  return /^\D{0,40}?(\d{6,8})(?!\d)/.exec(text)?.[1] ?? null;
}
