import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOutbound } from './outbound-fetch';
import type { HostAddress } from './outbound-guard';

/** Listens on all IPv4 addresses and counts connections. */
let servers: Server[];
let port: number;
let connections = 0;

beforeAll(async () => {
  const answer = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: `http://127.0.0.2:${port}/` });
    response.end(request.url === '/large' ? Buffer.alloc(2 * 1024 * 1024) : 'here');
  });
  answer.on('connection', () => {
    connections += 1;
  });
  answer.listen(0, '0.0.0.0');
  await once(answer, 'listening');
  port = (answer.address() as AddressInfo).port;
  servers = [answer];
});
afterAll(() => Promise.all(servers.map((server) => new Promise((closed) => server.close(closed)))));
beforeEach(() => {
  connections = 0;
});

const names: Record<string, HostAddress[]> = {
  'mixed.example': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'metadata.example': [{ address: '169.254.169.254', family: 4 }],
  'mapped.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
  'compatible.example': [{ address: '::127.0.0.1', family: 6 }],
  'zone.example': [{ address: 'fe80::1%lo', family: 6 }],
};
const resolve = async (host: string): Promise<HostAddress[]> => {
  const found = names[host];
  if (found) return found;
  if (host === 'localhost') return [{ address: '127.0.0.1', family: 4 }];
  throw new Error('no such name');
};
const guarded = (allowedNetworks: string[] = []) => createOutbound({ allowPrivate: false, allowedNetworks, resolve });

/** The code behind the failure of a call. */
async function codeOf(calling: Promise<unknown>): Promise<unknown> {
  const error: unknown = await calling.catch((thrown: unknown) => thrown);
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return error;
}

test.each([
  '127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0x7f000001',
  '2130706433',
  '0177.0.0.1',
  '127.1',
  '0.0.0.0',
  '169.254.169.254',
  '100.100.100.200',
  '10.0.0.1',
  '192.168.1.1',
  '172.31.255.255',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::1]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[::]',
  '[::127.0.0.1]',
  '[::8.8.8.8]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::8.8.8.8]',
  '[64:ff9b:1::8.8.8.8]',
  'zone.example',
  'compatible.example',
  'localhost',
  'mixed.example',
  'metadata.example',
  'mapped.example',
])('%s is refused before anything connects', async (host) => {
  for (const scheme of ['http', 'https']) {
    expect(await codeOf(guarded().fetch(`${scheme}://${host}:${port}/`))).toBe('ERR_ADDRESS_NOT_ALLOWED');
    expect(await guarded().guard?.check(`${scheme}://${host}:${port}/`)).toEqual({ ok: false, error: 'not_allowed' });
  }
  expect(connections).toBe(0);
});

test('a public address needs https', async () => {
  const { guard } = guarded();
  expect(await guard?.check('https://93.184.216.34/')).toMatchObject({ ok: true });
  expect(await guard?.check('https://[2606:2800:220:1::1]/')).toMatchObject({ ok: true });
  expect(await guard?.check('http://93.184.216.34/')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('https://user:word@93.184.216.34/')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('ftp://93.184.216.34/')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('nothing')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('https://nobody.example/')).toEqual({ ok: false, error: 'unknown_host' });
});

test('a network that is allowed can be called, also in the clear', async () => {
  const response = await guarded(['127.0.0.1/32']).fetch(`http://127.0.0.1:${port}/`);
  expect(await response.text()).toBe('here');
  expect(connections).toBe(1);
  expect(await codeOf(guarded(['127.0.0.1/32']).fetch(`http://127.0.0.3:${port}/`))).toBe('ERR_ADDRESS_NOT_ALLOWED');
  expect(connections).toBe(1);
});

test('an allowed network does not open IPv4 written as IPv6', async () => {
  const { guard } = guarded(['127.0.0.0/8', '::/0']);
  expect(await guard?.check('http://[::ffff:127.0.0.1]/')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('http://mapped.example/')).toEqual({ ok: false, error: 'not_allowed' });
  expect(await guard?.check('http://[FD00:0::1]/')).toMatchObject({ ok: true });
});

test('the connection goes to the address that was checked, and the name is asked for once', async () => {
  const answers: HostAddress[][] = [[{ address: '127.0.0.1', family: 4 }], [{ address: '127.0.0.9', family: 4 }]];
  let asked = 0;
  const rebinding = createOutbound({
    allowPrivate: false,
    allowedNetworks: ['127.0.0.1/32'],
    resolve: async () => answers[asked++] ?? [],
  });
  const response = await rebinding.fetch(`http://rebinding.example:${port}/`);
  expect(await response.text()).toBe('here');
  expect(asked).toBe(1);
});

test('a redirect is not followed, whatever the caller asks for', async () => {
  const response = await guarded(['127.0.0.1/32']).fetch(`http://127.0.0.1:${port}/redirect`, { redirect: 'follow' });
  expect(response.status).toBe(302);
  expect(connections).toBe(1);
});

test('an answer that does not end is given up after 1 MB', async () => {
  const response = await guarded(['127.0.0.1/32']).fetch(`http://127.0.0.1:${port}/large`);
  await expect(response.text()).rejects.toThrow();
});

test('from the configuration file loopback is called', async () => {
  const open = createOutbound({ allowPrivate: true });
  expect(open.guard).toBeNull();
  expect(await (await open.fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
});
