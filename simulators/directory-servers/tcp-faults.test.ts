import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isLdapWrite, startTcpFaults, type TcpFaults } from './tcp-faults';

/** Answers everything with the same text in capital letters. */
let server: Server;
let received = '';
const proxies: TcpFaults[] = [];
const clients: Socket[] = [];

beforeAll(async () => {
  server = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        received += data;
        socket.write(String(data).toUpperCase());
      }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  received = '';
  for (const client of clients.splice(0)) client.destroy();
  for (const proxy of proxies.splice(0)) await proxy.stop();
});
afterAll(() => void server.close());

async function open(affects?: (data: Buffer) => boolean) {
  const proxy = await startTcpFaults({ port: (server.address() as AddressInfo).port }, affects);
  proxies.push(proxy);
  return { proxy, dial: () => dial(proxy.port) };
}

async function dial(port: number) {
  const socket = connect({ host: '127.0.0.1', port }).on('error', () => undefined);
  clients.push(socket);
  await once(socket, 'connect');
  return {
    socket,
    /** Sends a text and returns the answer, or `closed`. */
    ask: async (text: string): Promise<string> => {
      const answer = Promise.race([
        once(socket, 'data').then(([data]) => String(data)),
        once(socket, 'close').then(() => 'closed'),
      ]);
      socket.write(text);
      return answer;
    },
  };
}

test('everything passes at first', async () => {
  const { dial } = await open();
  const { ask } = await dial();
  expect(await ask('one')).toBe('ONE');
  expect(await ask('two')).toBe('TWO');
});

test('cut: the server gets the request, the client gets no answer', async () => {
  const { proxy, dial } = await open();
  const { ask } = await dial();
  expect(await ask('one')).toBe('ONE');
  proxy.set('cut');
  expect(await ask('two')).toBe('closed');
  expect(received).toBe('onetwo');
});

test('stall: the server gets nothing, and the connection stays open', async () => {
  let arrived = () => {};
  const atProxy = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { proxy, dial } = await open(() => {
    arrived();
    return true;
  });
  const { socket, ask } = await dial();
  expect(await ask('one')).toBe('ONE');
  proxy.set('stall');
  socket.write('two');
  await atProxy;
  proxy.set('pass');
  expect(await ask('three')).toBe('THREE');
  expect(received).toBe('onethree');
});

test('refuse: new connections are closed', async () => {
  const { proxy, dial } = await open();
  const before = await dial();
  expect(await before.ask('one')).toBe('ONE');
  proxy.set('refuse');
  const { ask } = await dial();
  expect(await ask('two')).toBe('closed');
  expect(await before.ask('three')).toBe('THREE');
});

test('a fault can wait for certain data', async () => {
  const { proxy, dial } = await open((data) => String(data).startsWith('write'));
  proxy.set('cut');
  const { ask } = await dial();
  expect(await ask('read')).toBe('READ');
  expect(await ask('write')).toBe('closed');
  expect(received).toBe('readwrite');
});

test('connections end with the proxy', async () => {
  const { proxy, dial } = await open();
  const { socket, ask } = await dial();
  expect(await ask('one')).toBe('ONE');
  const closed = once(socket, 'close');
  proxies.splice(0);
  await proxy.stop();
  await closed;
});

test.each([
  ['a bind request', '300c020101600702010304008000', false],
  ['a search request', '300502010263030201', false],
  ['a modify request', '300502010366030400', true],
  ['a modify request with a long length', '308200050201036603040000', true],
  ['an extended request', '30050201047703800100', true],
  ['an answer', '300c02010167070a010004000400', false],
])('%s', (_, hex, isWrite) => {
  expect(isLdapWrite(Buffer.from(hex, 'hex'))).toBe(isWrite);
});
