import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { envelope, makeRequestId } from './answer-envelope';
import { handleControl } from './control';
import { type GatewayAnswer, handleCall } from './gateway';
import { decodeQuery, parseJson, readAll } from './read-request';
import { createSimulatorState } from './simulator-state';
import { type Person, personSchema, seedGeneratedUsers } from './user-store';
import type { Credentials } from './verify-signature';

export type VolcengineSimulatorOptions = {
  /** 0 picks a free port. */
  port: number;
  credentials: Credentials;
  /** Number of generated users without passwords. */
  users: number;
  people: readonly Person[];
};

export type VolcengineSimulator = { url: string; close(): Promise<void> };

/**
 * Starts a Cloud Identity with one instance on loopback, as strict as the vendor's gateway; see README.md in this
 * folder.
 */
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
    const isWrite = query.some(([name, value]) => name === 'Action' && value === 'ResetPassword');
    await wait(state.switches.delayMs + (isWrite ? state.switches.delayWritesMs : 0));
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

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}

/** Starts the simulator from command-line arguments. Prints its URL to standard output, as one line of JSON. */
export async function main(args: readonly string[]): Promise<VolcengineSimulator> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      users: { type: 'string', default: '0' },
      people: { type: 'string' },
      'access-key-id': { type: 'string', default: 'AKDEMOEXAMPLE0000000000000000000001' },
      'secret-access-key': { type: 'string', default: 'demo-only-secret-key/0123456789+ABCDEFGH==' },
      'session-token': { type: 'string' },
    },
  });
  const simulator = await startVolcengineSimulator({
    port: Number(values.port),
    users: Number(values.users),
    people: values.people ? z.array(personSchema).parse(JSON.parse(readFileSync(values.people, 'utf8'))) : [],
    credentials: {
      accessKeyId: values['access-key-id'],
      secretAccessKey: values['secret-access-key'],
      sessionToken: values['session-token'] ?? null,
    },
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: simulator.url })}\n`);
  return simulator;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const simulator = await main(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}
