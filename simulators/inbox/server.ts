import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { parseArgs } from 'node:util';
import { createControls } from './controls';
import { decodeMail } from './decode-mail';
import { createHttpApi } from './http-api';
import { createMessageStore } from './message-store';
import { createSmtpSink } from './smtp-sink';

const { values } = parseArgs({
  options: { 'smtp-port': { type: 'string', default: '0' }, 'http-port': { type: 'string', default: '0' } },
});

const store = createMessageStore();
const controls = createControls();
const seen = { recipients: [] as string[], smsRequests: 0 };

const smtp = createSmtpSink(
  () => controls.current.mail,
  (envelope, source) => {
    const mail = decodeMail(source);
    const subject = mail.headers.get('subject') ?? null;
    for (const to of envelope.to)
      store.add({ channel: 'email', to, subject, text: mail.text, html: mail.html, source });
  },
  (address) => {
    seen.recipients.push(address);
    if (seen.recipients.length > 2_000) seen.recipients.shift();
  },
);
const http = createHttpApi({ store, controls, seen });

async function listen(server: Server | HttpServer, port: string): Promise<number> {
  server.listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const [smtpPort, httpPort] = [await listen(smtp, values['smtp-port']), await listen(http, values['http-port'])];
const ready = { ready: true, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, httpUrl: `http://127.0.0.1:${httpPort}` };
process.stdout.write(`${JSON.stringify(ready)}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
