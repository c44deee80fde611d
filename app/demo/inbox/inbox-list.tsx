'use client';

import { useEffect, useState } from 'react';
import type { DemoPhrases } from '@/app/demo/messages';
import { CopyCode } from './copy-code';
import { type InboxMessage, leadingCode, readEvent } from './inbox-message';

type InboxListProps = { initial: InboxMessage[]; phrases: DemoPhrases['inbox'] };

/** Messages, newest first. With scripts, new ones appear as they arrive. */
export function InboxList({ initial, phrases }: InboxListProps) {
  const [arrived, setArrived] = useState<InboxMessage[]>([]);
  const newest = initial[0]?.id ?? 0;

  useEffect(() => {
    const events = new EventSource(`/demo/inbox/events?after=${newest}`);
    events.onmessage = (event: MessageEvent<string>) => {
      const message = readEvent(event.data);
      if (!message) return;
      // After a reconnect the same message may arrive twice.
      setArrived((before) => (before.some(({ id }) => id === message.id) ? before : [message, ...before]));
    };
    return () => events.close();
  }, [newest]);

  const known = new Set(initial.map(({ id }) => id));
  const messages = [...arrived.filter(({ id }) => !known.has(id)), ...initial];
  return (
    <div role="log" aria-live="polite" className="grid min-w-0 gap-5">
      {messages.length === 0 ? <p className="text-muted">{phrases.empty}</p> : null}
      {messages.map((message) => (
        <Message key={message.id} message={message} phrases={phrases} />
      ))}
    </div>
  );
}

function Message({ message, phrases }: { message: InboxMessage; phrases: DemoPhrases['inbox'] }) {
  const code = leadingCode(message.text);
  return (
    <article data-message={message.id} className="min-w-0 rounded-lg border border-border px-3.5 py-3">
      <p className="text-sm text-muted">
        {message.channel === 'email' ? phrases.mail : phrases.sms} ·{' '}
        <time dateTime={message.receivedAt}>{message.receivedAt.slice(11, 19)} UTC</time>
      </p>
      <p className="wrap-anywhere text-sm text-muted">
        {phrases.to}: <span data-to={message.to}>{message.to}</span>
      </p>
      {message.subject ? <h2 className="mt-1.5 font-semibold">{message.subject}</h2> : null}
      <p className="mt-1.5 whitespace-pre-wrap wrap-anywhere">
        <Linked text={message.text.trim()} />
      </p>
      {code ? <CopyCode code={code} copy={phrases.copy} copied={phrases.copied} /> : null}
    </article>
  );
}

/** A text with its URLs as links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} className="text-accent-ink underline underline-offset-4">
        {part}
      </a>
    ),
  );
}
