import type { Stack } from '@/e2e/stack/stack';
import type { InboxMessage } from '@/simulators/inbox/message-store';
import { recordSecret } from './record-secret';

export type Inbox = ReturnType<typeof readInbox>;

/** Reads messages as their recipient would. `wait` is how long to wait for the first message, in milliseconds. */
export function readInbox(stack: Stack) {
  const messages = async (to: string, { after = 0, wait = 0 } = {}): Promise<InboxMessage[]> => {
    const query = new URLSearchParams({ to, after: String(after), wait: String(wait) });
    const answer = await fetch(`${stack.inbox}/messages?${query}`);
    return (await answer.json()) as InboxMessage[];
  };
  /** Waits up to 20 seconds for a message to `to` that passes `isIt` and has an id above `after`. */
  const next = async (to: string, isIt: (text: string) => boolean, after = 0): Promise<InboxMessage> => {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      const [found] = (await messages(to, { after, wait: 2_000 })).filter(({ text }) => isIt(text));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no such message to ${to} after ${after}`);
  };
  const codeIn = (text: string) => /(?<!\d)\d{6,8}(?!\d)/.exec(text)?.[0];
  return {
    messages,
    next,
    /** Waits for a message with a code, with an id above `after`. */
    async code(to: string, after = 0) {
      const message = await next(to, (text) => codeIn(text) !== undefined, after);
      const code = codeIn(message.text) ?? '';
      recordSecret(stack.run, 'code', code);
      return { code, id: message.id, text: message.text };
    },
    /** Waits for the notice that the password was, or may have been, changed. */
    notice: (to: string) => next(to, (text) => codeIn(text) === undefined),
    count: async (to: string) => (await messages(to)).length,
  };
}
