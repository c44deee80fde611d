import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Request } from './answer';
import { control } from './control';
import { respond, write } from './respond';
import { type App, createState, type PersonInput, personSchema, type SimulatorState } from './state';

export type HuaweiMeetingSimulatorOptions = {
  /** 0 picks a free port. */
  port?: number;
  people: PersonInput[];
  /** Apps that may sign in as administrator. */
  apps?: App[];
  /** URL to which messages are forwarded, as JSON {channel, to, text}. */
  outboxUrl?: string | null;
};

/** Default credentials: an app of one enterprise and one of a service provider. */
export const simulatorApps: App[] = [
  { appId: 'rekey-simulator-app', appKey: 'simulator-app-key-of-one-enterprise', corpIds: null },
  { appId: 'rekey-simulator-sp-app', appKey: 'simulator-app-key-of-a-service-provider', corpIds: ['807000001'] },
];

/** Starts the simulator in this process, on loopback. */
export async function startHuaweiMeetingSimulator(
  options: HuaweiMeetingSimulatorOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  const state = createState(options.people, options.apps ?? simulatorApps, options.outboxUrl ?? null);
  const server = createServer((message, response) => {
    handle(state, message, response).catch(() => response.destroy());
  });
  // A test that pauses for longer than the default must not hit a connection that is being closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${address.port}`, close };
}

async function handle(state: SimulatorState, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request: Request = {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', 'http://simulator.invalid'),
    headers: message.headers,
    body: await readJson(message),
  };
  if (!request.url.pathname.startsWith('/_control/')) return respond(state, request, message, response);
  try {
    write(state, response, control(state, request) ?? { status: 404, body: {} });
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    write(state, response, { status: 400, body: { problem: z.prettifyError(error) } });
  }
}

async function readJson(message: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Starts the simulator from the command line. `--people` takes JSON or the path of a JSON file. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      people: { type: 'string', default: '[]' },
      outbox: { type: 'string' },
      'app-id': { type: 'string' },
      'app-key': { type: 'string' },
    },
  });
  const text = values.people.trimStart().startsWith('[') ? values.people : readFileSync(values.people, 'utf8');
  const given = values['app-id'] && values['app-key'];
  const apps = given
    ? [{ appId: values['app-id'] ?? '', appKey: values['app-key'] ?? '', corpIds: null }]
    : simulatorApps;
  const people = z.array(personSchema).parse(JSON.parse(text));
  const { url, close } = await startHuaweiMeetingSimulator({
    port: Number(values.port),
    people,
    apps,
    outboxUrl: values.outbox ?? null,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
