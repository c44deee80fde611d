import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { handleControl } from './control';
import { type GatewayAnswer, handleCall } from './gateway';
import { createSimulatorState } from './simulator-state';
import { type Person, seedGeneratedUsers } from './user-store';
import type { Credentials } from './verify-signature';

export type VolcengineSimulatorOptions = {
  /** 0 takes a free one. */
  port: number;
  credentials: Credentials;
  /** How many generated users without passwords there are. */
  users: number;
  people: readonly Person[];
};

export type VolcengineSimulator = { url: string; close(): Promise<void> };

const bodyLimitBytes = 1024 * 1024;

/** A Cloud Identity of one instance on loopback, as strict as the vendor's gateway; see the README beside it. */
export async function startVolcengineSimulator(options: VolcengineSimulatorOptions): Promise<VolcengineSimulator> {
  const state = createSimulatorState(options.credentials);
  for (const person of options.people) state.users.add(person);
  seedGeneratedUsers(state.users, options.users);

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const target = request.url ?? '/';
    const [path = '/', search = ''] = target.split('?', 2);
    if (path.startsWith('/_control/')) {
      const control = handleControl(state, request.method ?? '', path, parseJson(body));
      send(response, control.status, 'application/json', JSON.stringify(control.body));
      return;
    }
    const now = new Date(Date.now() + state.switches.clockSkewSeconds * 1000);
    const query = decodeQuery(search);
    const requestId = makeRequestId(now);
    const signed = { method: request.method ?? '', path, query, headers: request.headers, body };
    const outcome = await handleCall(state, signed, requestId, now);
    await wait(state.switches.delayMs);
    response.setHeader('Date', now.toUTCString());
    await respond(response, outcome, requestId, new Map(query));
  }

  async function respond(
    response: ServerResponse,
    outcome: GatewayAnswer,
    requestId: string,
    query: Map<string, string>,
  ): Promise<void> {
    if (outcome.cut) {
      response.socket?.destroy();
      return;
    }
    if (outcome.html !== undefined) {
      send(response, outcome.html, 'text/html', '<html><body><h1>Bad gateway</h1></body></html>');
      return;
    }
    if (outcome.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(outcome.retryAfterSeconds));
    const refusal = 'refusal' in outcome ? outcome.refusal : null;
    const status = refusal && !state.switches.errorUnderOk ? refusal.status : 200;
    const text = JSON.stringify(
      refusal && state.switches.flatErrors
        ? { HTTPCode: refusal.status, errorcode: refusal.code, message: refusal.message }
        : envelope(outcome, requestId, query),
    );
    if (state.switches.slowBodyMs > 0) {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
      response.write(text.slice(0, text.length / 2));
      await wait(state.switches.slowBodyMs);
      response.end(text.slice(text.length / 2));
      return;
    }
    send(response, status, 'application/json; charset=utf-8', text);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function envelope(outcome: GatewayAnswer, requestId: string, query: Map<string, string>): Record<string, unknown> {
  const metadata = {
    RequestId: requestId,
    Action: query.get('Action') ?? '',
    Version: query.get('Version') ?? '',
    Service: 'cloudidentity',
    Region: 'cn-beijing',
  };
  if (!('refusal' in outcome)) return { ResponseMetadata: metadata, Result: outcome.result };
  const { code, codeN, message } = outcome.refusal;
  // Business errors come without the numeric twin.
  const error = { ...(codeN > 0 ? { CodeN: codeN } : {}), Code: code, Message: message };
  return { ResponseMetadata: { ...metadata, Error: error } };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > bodyLimitBytes) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function decodeQuery(search: string): (readonly [string, string])[] {
  if (search === '') return [];
  return search.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return [decode(name), decode(rest.join('='))] as const;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** 14 digits of time and 20 random hex digits, like the vendor's. */
function makeRequestId(now: Date): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return (
    time +
    Array.from({ length: 20 }, () => randomInt(16).toString(16))
      .join('')
      .toUpperCase()
  );
}
