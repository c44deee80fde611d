export type InboxMessage = {
  id: number;
  channel: 'email' | 'sms';
  /** The recipient of the envelope, byte for byte. */
  to: string;
  subject: string | null;
  text: string;
  html: string | null;
  receivedAt: string;
};

export type NewMessage = Omit<InboxMessage, 'id' | 'receivedAt'> & { source?: string };

export type MessageStore = {
  add(message: NewMessage): InboxMessage;
  /** Messages with a higher id, the newest last; only those to one recipient when `to` is given. */
  list(filter: { to?: string | undefined; after: number }): InboxMessage[];
  /** The message as it came over the wire. */
  source(id: number): string | null;
  /** Calls back for every new message until the returned function is called. */
  subscribe(listener: (message: InboxMessage) => void): () => void;
  clear(): void;
};

/** Keeps the last messages in memory. Ids grow for the life of the process, also over `clear`. */
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
