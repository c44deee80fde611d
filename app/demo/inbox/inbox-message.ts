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

/** Parses the inbox's list of messages. Throws if it has another format. */
export function readMessages(value: unknown): InboxMessage[] {
  return inboxMessages.parse(value);
}

/** Parses the message in one event. Returns null if it has another format; throws if it is not JSON. */
export function readEvent(data: string): InboxMessage | null {
  const parsed = inboxMessage.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data : null;
}

/** Returns the code near the start of a message, or null. */
export function leadingCode(text: string): string | null {
  return /^\D{0,40}?(\d{6,8})(?!\d)/.exec(text)?.[1] ?? null;
}
