import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import { readIssuerMetadata } from './issuer-metadata';

let server: Server;
let origin: string;
let answers = 0;
let answer: { status?: number; headers?: Record<string, string>; body?: unknown };

beforeAll(async () => {
  server = createServer((_request, response) => {
    answers += 1;
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

let issuers = 0;
let issuer: string;
let good: Record<string, unknown>;
beforeEach(() => {
  issuers += 1;
  issuer = `${origin}/${issuers}`;
  good = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  };
  answer = { body: good };
});

const read = (at = new Date()) => readIssuerMetadata({ issuer }, outboundFetch, at);

test('is read once in ten minutes', async () => {
  const before = answers;
  const now = new Date();
  expect(await read(now)).toMatchObject({ ok: true, value: good });
  expect(await read(now)).toMatchObject({ ok: true, value: good });
  expect(answers - before).toBe(1);
  await read(new Date(now.getTime() + 11 * 60_000));
  expect(answers - before).toBe(2);
});

test('a failure is not kept', async () => {
  answer = { status: 503, body: good };
  expect(await read()).toEqual({ ok: false, error: 'unavailable' });
  answer = { body: good };
  expect(await read()).toMatchObject({ ok: true });
});

test.each([
  ['another issuer', () => ({ body: { ...good, issuer: 'https://attacker.example' } }), 'issuer_mismatch'],
  ['a redirect', () => ({ status: 302, headers: { location: `${origin}/elsewhere` }, body: good }), 'unavailable'],
  ['more than 256 kB', () => ({ body: { ...good, padding: 'x'.repeat(256 * 1024) } }), 'unavailable'],
  ['no JSON', () => ({ body: '<html>' }), 'unavailable'],
  ['too much of it', () => ({ body: { ...good, more: 'x'.repeat(300_000) } }), 'unavailable'],
  ['no keys', () => ({ body: { ...good, jwks_uri: undefined } }), 'unavailable'],
  ['plain http elsewhere', () => ({ body: { ...good, token_endpoint: 'http://10.0.0.5/token' } }), 'unavailable'],
  ['a file', () => ({ body: { ...good, jwks_uri: 'file:///etc/passwd' } }), 'unavailable'],
  [
    'the address of a cloud’s secrets',
    () => ({ body: { ...good, jwks_uri: 'http://169.254.169.254/latest' } }),
    'unavailable',
  ],
])('%s is refused', async (_name, make, error) => {
  answer = make();
  expect(await read()).toEqual({ ok: false, error });
});

test('a provider on https may not point to plain http, nor to this machine', async () => {
  const remote = 'https://id.example.com';
  const metadata = {
    ...good,
    issuer: remote,
    authorization_endpoint: `${remote}/auth`,
    token_endpoint: `${remote}/token`,
  };
  const send =
    (body: object): typeof fetch =>
    async () =>
      Response.json(body);
  const readRemote = (body: object) => readIssuerMetadata({ issuer: remote }, send(body), new Date());
  expect(await readRemote({ ...metadata, jwks_uri: 'http://localhost:1/jwks' })).toEqual({
    ok: false,
    error: 'unavailable',
  });
  expect(await readRemote({ ...metadata, jwks_uri: `${remote}/jwks` })).toMatchObject({ ok: true });
});
