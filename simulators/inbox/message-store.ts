export type InboxMessage = {
  id: number;
  channel: 'email' | 'sms';
  /** The envelope recipient, byte for byte. */
  to: string;
  subject: string | null;
  text: string;
  html: string | null;
  receivedAt: string;
};

export type NewMessage = Omit<InboxMessage, 'id' | 'receivedAt'> & { source?: string };

export type MessageStore = {
  add(message: NewMessage): InboxMessage;
  /** Returns messages with a higher id, newest last; only those to one recipient if `to` is given. */
  list(filter: { to?: string | undefined; after: number }): InboxMessage[];
  /** Returns the message as received. */
  source(id: number): string | null;
  /** Calls the listener for every new message until the returned function is called. */
  subscribe(listener: (message: InboxMessage) => void): () => void;
  clear(): void;
};

/** Stores the last messages in memory. Ids keep growing for the life of the process, even after `clear`. */
export function createMessageStore(limit = 2_000): MessageStore {
  let messages: (InboxMessage & { source: string })[] = [];
  let lastId = 0;
  const listeners = new Set<(message: InboxMessage) => void>();
  return {
    add({ source, ...message }) {
      lastId += 1;
      const stored = { id: lastId, ...message, receivedAt: new Date().toISOString() };
      messages.push({ ...stored, source: source ?? message.text });
      if (messages.length > limit) messages = messages.slice(-limit);
      for (const listener of [...listeners]) listener(stored);
      return stored;
    },
    list: ({ to, after }) =>
      messages
        .filter((message) => message.id > after && (to === undefined || message.to === to))
        .map(({ source: _, ...message }) => message),
    source: (id) => messages.find((message) => message.id === id)?.source ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      messages = [];
    },
  };
}
