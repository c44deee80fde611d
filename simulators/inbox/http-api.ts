import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type ControlInput, type Controls, controlSchema, takeRefusal } from './controls';
import type { InboxMessage, MessageStore } from './message-store';

const smsSchema = z.strictObject({ to: z.string().min(1).max(64), text: z.string().min(1).max(2_000) });
const outboxSchema = z.strictObject({
  channel: z.enum(['email', 'sms']),
  to: z.string().min(1).max(320),
  text: z.string().min(1).max(10_000),
  subject: z.string().max(500).optional(),
});
const listSchema = z.strictObject({
  to: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().int().min(0).max(60_000).default(0),
});

export type InboxParts = {
  store: MessageStore;
  controls: { readonly current: Controls; apply(input: ControlInput): void };
  /**
   * Every `RCPT TO` address that the mail side received, accepted or refused, and the number of requests to the
   * gateway.
   */
  seen: { recipients: string[]; smsRequests: number };
};

/** Creates the HTTP side: the SMS gateway, the outbox for other simulators, and what people and tests read. */
export function createHttpApi(parts: InboxParts): Server {
  return createServer((request, response) => {
    route(parts, request, response).catch((error: unknown) => {
      const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      if (!response.headersSent) answer(response, 400, { error: message });
    });
  });
}

async function route(parts: InboxParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://inbox.test');
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /sms':
      return takeSms(parts, request, response);
    case 'POST /outbox': {
      const { channel, to, text, subject } = outboxSchema.parse(await readJson(request));
      return answer(response, 200, parts.store.add({ channel, to, text, subject: subject ?? null, html: null }));
    }
    case 'GET /messages': {
      const { wait: waitMs, ...filter } = listSchema.parse(Object.fromEntries(url.searchParams));
      return answer(response, 200, await listOrWait(parts.store, filter, waitMs, request));
    }
    case 'GET /source':
      return answer(response, 200, { source: parts.store.source(Number(url.searchParams.get('id'))) });
    case 'GET /events':
      return streamEvents(parts.store, Number(url.searchParams.get('after') ?? 0), response);
    case 'GET /_control':
      return answer(response, 200, { ...parts.controls.current, seen: parts.seen });
    case 'POST /_control': {
      const input = controlSchema.parse(await readJson(request));
      parts.controls.apply(input);
      if (input.clear) parts.store.clear();
      return answer(response, 200, parts.controls.current);
    }
    default:
      return answer(response, 404, { error: 'unknown address' });
  }
}

async function takeSms({ controls, store, seen }: InboxParts, request: IncomingMessage, response: ServerResponse) {
  const { sms } = controls.current;
  seen.smsRequests += 1;
  if (sms.down) return void request.socket.resetAndDestroy();
  if (sms.delayMs > 0) await wait(sms.delayMs);
  const refused = takeRefusal(sms.refuse);
  if (refused) return answer(response, refused, { error: 'refused by a switch' });
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const fields = form ? Object.fromEntries(new URLSearchParams(await readBody(request))) : await readJson(request);
  const { to, text } = smsSchema.parse(fields);
  const { id } = store.add({ channel: 'sms', to, text, subject: null, html: null });
  if (sms.dropAfterTaking > 0) {
    sms.dropAfterTaking -= 1;
    return void request.socket.resetAndDestroy();
  }
  answer(response, 200, { id });
}

async function listOrWait(
  store: MessageStore,
  filter: { to?: string | undefined; after: number },
  waitMs: number,
  request: IncomingMessage,
): Promise<InboxMessage[]> {
  const found = store.list(filter);
  if (found.length > 0 || waitMs === 0) return found;
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve(store.list(filter));
    };
    const timer = setTimeout(finish, waitMs);
    const unsubscribe = store.subscribe((message) => {
      if (filter.to === undefined || message.to === filter.to) finish();
    });
    request.socket.once('close', finish);
  });
}

function streamEvents(store: MessageStore, after: number, response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (message: InboxMessage) => response.write(`id: ${message.id}\ndata: ${JSON.stringify(message)}\n\n`);
  response.write(': open\n\n');
  for (const message of store.list({ after })) send(message);
  const unsubscribe = store.subscribe(send);
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  response.on('close', () => {
    unsubscribe();
    clearInterval(beat);
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 100_000) throw new Error('the body is too large');
  }
  return body;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  return JSON.parse(await readBody(request));
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
}
