import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLdapServers, isOwnMachine, readLdapUrl } from './ldap-address';

test.each([
  ['ldaps://one.example.org', false, { host: 'one.example.org', port: 636, security: 'tls' }],
  ['ldaps://one.example.org:1636/', true, { host: 'one.example.org', port: 1636, security: 'tls' }],
  ['ldap://one.example.org', true, { host: 'one.example.org', port: 389, security: 'starttls' }],
  ['ldap://127.0.0.1:3890', false, { host: '127.0.0.1', port: 3890, security: 'none' }],
  ['ldaps://[::1]', false, { host: '::1', port: 636, security: 'tls' }],
  ['https://one.example.org', false, null],
  ['ldaps://one.example.org/dc=example', false, null],
  ['ldaps://user@one.example.org', false, null],
  ['ldaps://', false, null],
  ['nothing', false, null],
] as const)('%s, StartTLS %s', (url, startTls, address) => {
  expect(readLdapUrl(url, startTls)).toEqual(address);
});

test('this machine is loopback and nothing else', () => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) expect(isOwnMachine(host)).toBe(true);
  for (const host of ['10.0.0.1', '0.0.0.0', 'localhost.example.org', '::']) expect(isOwnMachine(host)).toBe(false);
});

/** A name server that knows the SRV records of one domain (RFC 1035, section 4; RFC 2782). */
const records = [
  { priority: 10, weight: 5, port: 3891, target: 'far.example.org' },
  { priority: 0, weight: 1, port: 3892, target: 'light.example.org' },
  { priority: 0, weight: 9, port: 3893, target: 'near.example.org' },
];
const nameServer = createSocket('udp4');
const resolver = new Resolver();

beforeAll(async () => {
  nameServer.on('message', (query, { port }) => nameServer.send(answerTo(query), port, '127.0.0.1'));
  nameServer.bind(0, '127.0.0.1');
  await once(nameServer, 'listening');
  resolver.setServers([`127.0.0.1:${nameServer.address().port}`]);
});
afterAll(() => void nameServer.close());

const find = (domain: string, startTls: boolean) =>
  findLdapServers({ urls: [], domain, startTls }, (name) => resolver.resolveSrv(name));

test('the servers of a domain come from its SRV records, by priority and weight', async () => {
  const servers = async (startTls: boolean) => {
    const found = await find('ad.example.org', startTls);
    return found.ok ? found.value.map(({ host, port, security }) => `${host}:${port} ${security}`) : found.error;
  };
  // The records name the port of StartTLS; encrypted connections have a port of their own.
  expect(await servers(true)).toEqual([
    'near.example.org:3893 starttls',
    'light.example.org:3892 starttls',
    'far.example.org:3891 starttls',
  ]);
  expect(await servers(false)).toEqual([
    'near.example.org:636 tls',
    'light.example.org:636 tls',
    'far.example.org:636 tls',
  ]);
});

test('a domain without records has no servers', async () => {
  expect(await find('other.example.org', false)).toEqual({
    ok: false,
    error: 'name',
  });
});

function answerTo(query: Buffer): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const isKnown = query.subarray(12, end).includes('\u0002ad\u0007example');
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(isKnown ? 0x8580 : 0x8583, 2);
  header.writeUInt16BE(isKnown ? records.length : 0, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, query.subarray(12, end), ...(isKnown ? records.map(recordBytes) : [])]);
}

function recordBytes({ priority, weight, port, target }: (typeof records)[number]): Buffer {
  const labels = target.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`));
  const name = Buffer.concat([...labels, Buffer.of(0)]);
  const fixed = Buffer.alloc(18);
  // The name of the question, type SRV, class IN, a minute to live.
  fixed.writeUInt16BE(0xc00c, 0);
  fixed.writeUInt16BE(33, 2);
  fixed.writeUInt16BE(1, 4);
  fixed.writeUInt32BE(60, 6);
  fixed.writeUInt16BE(6 + name.length, 10);
  fixed.writeUInt16BE(priority, 12);
  fixed.writeUInt16BE(weight, 14);
  fixed.writeUInt16BE(port, 16);
  return Buffer.concat([fixed, name]);
}
