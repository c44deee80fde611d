import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type Provider from 'oidc-provider';
import { type OidcPerson, oidcPeople } from './people';
import { createProvider, type OidcClient, type OidcSwitches } from './provider';
import { tamperWithToken } from './tamper-with-token';

export type OidcSimulator = { url: string; switches: OidcSwitches; close(): Promise<void> };

/** Starts an OpenID Connect provider on loopback. `port` 0 picks a free one. */
export async function startOidcSimulator(
  client: OidcClient,
  port = 0,
  people: readonly OidcPerson[] = oidcPeople,
): Promise<OidcSimulator> {
  const switches: OidcSwitches = { amr: ['pwd'], groups: {}, tamper: false };
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(url, client, people, switches);
  provider.use(async (context, next) => {
    await next();
    if (switches.tamper && context.path === '/token') context.body = tamperWithToken(context.body);
  });
  const protocol = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', url);
    if (pathname === '/_control/switches' && request.method === 'POST') {
      Object.assign(switches, JSON.parse(await readText(request)));
      response.writeHead(204).end();
    } else if (pathname.startsWith('/interaction/')) await interact(provider, people, switches, { request, response });
    else await protocol(request, response);
  }

  return {
    url,
    switches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A single page that asks who you are. Choosing a person signs them in: nothing here needs a password. */
async function interact(
  provider: Provider,
  people: readonly OidcPerson[],
  { amr }: OidcSwitches,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request));
    const result = form.has('cancel')
      ? { error: 'access_denied', error_description: 'The person went away' }
      : { login: { accountId: form.get('person') ?? '', amr } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  await provider.interactionDetails(request, response);
  const buttons = people.map(({ id, name }) => `<p><button name="person" value="${id}">${name}</button></p>`).join('');
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html lang="en"><title>Sign in</title><h1>Who are you?</h1><form method="post">${buttons}<p><button name="cancel" value="1">Cancel</button></p></form></html>`,
    );
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts the simulator from command-line arguments. Prints its URL to standard output, as one line of JSON. */
export async function main(args: readonly string[]): Promise<OidcSimulator> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      'client-id': { type: 'string', default: 'rekey' },
      'client-secret': { type: 'string', default: 'demo-only-client-secret-0123456789' },
      'redirect-uri': { type: 'string', default: 'http://localhost:3000/api/auth/callback/example' },
    },
  });
  const client = {
    clientId: values['client-id'],
    clientSecret: values['client-secret'],
    redirectUri: values['redirect-uri'],
  };
  const simulator = await startOidcSimulator(client, Number(values.port));
  process.stdout.write(`${JSON.stringify({ ready: true, url: simulator.url })}\n`);
  return simulator;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // The library warns that plain http and memory are not for production; the first line is the URL.
  const simulator = await main(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}
