import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storedDirectory } from '@/lib/db/console-schema';
import { accountIndex, attempt } from '@/lib/db/schema';
import type { Actor } from '@/lib/operators/actor';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { createOutbound } from '@/lib/outbound/outbound-fetch';
import { findStoredDirectory } from '@/lib/settings/stored-directories';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { answerDirectoryForm } from './answer-directory-form';
import { addDirectory, changeDirectory } from './save-directory';
import { testConnection } from './test-connection';
import { everythingOf, cloudForm as formOf, newestEvent, secret } from './testing/cloud-form';

const other = 'another/secret+of+the+tests==';

/** Two back ends that understand nothing and write down what they were sent. */
const received: Record<'first' | 'second', string[]> = { first: [], second: [] };
const servers: Server[] = [];
const address = { first: '', second: '' };
/** What the back ends take for the time. */
let theirTime = () => new Date();

beforeAll(async () => {
  for (const name of ['first', 'second'] as const) {
    const server = createServer((request, response) => {
      received[name].push(JSON.stringify([request.url, request.headers]));
      response.writeHead(401, { 'content-type': 'application/json', date: theirTime().toUTCString() });
      const error = { Code: 'SignatureDoesNotMatch', Message: 'secret words of a vendor' };
      response.end(JSON.stringify({ ResponseMetadata: { Error: error } }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    servers.push(server);
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const cloudForm = (changes: Record<string, string> = {}) => formOf({ 'setting.endpoint': address.first, ...changes });

describe.each(databaseKinds)('%s', (kind) => {
  let services: TestServices;
  let admin: Actor;
  beforeAll(async () => {
    services = await openTestServices(kind, {});
    services.outbound = createOutbound({ allowPrivate: false, allowedNetworks: ['127.0.0.1/32'] });
    admin = await makeActor(services, 'administrator');
  });
  afterAll(() => services.close());
  beforeEach(async () => {
    theirTime = services.clock;
    await services.db.delete(storedDirectory);
    services.time.advance(120);
    admin.session.steppedUpAt = services.clock();
    received.first = [];
    received.second = [];
  });

  async function add() {
    const added = await addDirectory(services, admin, 'volcengine', cloudForm());
    expect(added).toEqual({ ok: true, value: { id: 'cloud' } });
  }

  test('another address asks for the secret again, and nothing is sent there before', async () => {
    await add();
    const moved = cloudForm({ version: '1', 'setting.endpoint': address.second, 'setting.secretAccessKey': '' });
    const expected = { ok: false, error: { fields: { 'setting.secretAccessKey': 'secret_required' } } };
    expect(await testConnection(services, admin, { id: 'cloud', kind: 'volcengine' }, moved)).toMatchObject(expected);
    expect(await changeDirectory(services, admin, 'cloud', moved)).toEqual(expected);
    expect(received.second).toEqual([]);
    await services.db.insert(accountIndex).values({
      directoryId: 'cloud',
      accountId: 'u-1',
      username: 'ana',
      usernameFold: 'ana',
      status: 'active',
      contacts: [],
      generation: 1,
    });
    const now = services.clock();
    await services.db.insert(attempt).values({
      id: 'a'.repeat(64),
      directoryId: 'cloud',
      identifier: 'ana',
      identifierKind: 'username',
      locale: 'en',
      startedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
      requestId: 'r',
    });
    expect(await changeDirectory(services, admin, 'cloud', { ...moved, 'setting.secretAccessKey': other })).toEqual({
      ok: true,
    });
    expect(await services.db.$count(accountIndex)).toBe(0);
    expect(await services.db.select({ state: attempt.state }).from(attempt)).toEqual([{ state: 'abandoned' }]);
    await services.db.delete(attempt);
  });

  test('a test tries what is typed, says categories, keeps nothing and is limited', async () => {
    await add();
    const target = { id: 'cloud', kind: 'volcengine' };
    const typed = cloudForm({ version: '1', 'setting.secretAccessKey': '', 'setting.region': 'cn-shanghai' });
    const tested = await testConnection(services, admin, target, typed);
    expect(tested).toMatchObject({
      ok: true,
      value: expect.arrayContaining([{ code: 'credentials_refused', tone: 'danger' }]),
    });
    expect(received.first.length).toBeGreaterThan(0);
    expect(received.first.join()).toContain('cn-shanghai');
    expect(JSON.stringify(tested)).not.toContain('secret words');
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_tested',
      outcome: 'failed',
      detail: { code: 'credentials_refused', kind: 'volcengine' },
    });
    expect((await findStoredDirectory(services.db, 'cloud'))?.version).toBe(1);
    const nobody = await testConnection(
      services,
      admin,
      { id: null, kind: 'volcengine' },
      {
        ...cloudForm({ 'setting.endpoint': 'http://127.0.0.1:2' }),
        id: '',
        name: '',
      },
    );
    expect(nobody).toMatchObject({
      value: [{ code: 'not_reached' }, { code: 'policy_fits' }, { code: 'methods_missing' }],
    });
    theirTime = () => new Date(services.clock().getTime() - 3600_000);
    expect(await testConnection(services, admin, target, typed)).toMatchObject({
      value: [
        { code: 'reached' },
        { code: 'clock_off', tone: 'danger' },
        { code: 'policy_fits' },
        { code: 'methods_missing' },
      ],
    });
    for (let count = 3; count < 6; count += 1) await testConnection(services, admin, target, typed);
    expect(await testConnection(services, admin, target, typed)).toEqual({
      ok: false,
      error: { error: 'too_many_attempts', retryAfterSeconds: 60 },
    });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'operator_refused',
      detail: { permission: 'directories.manage', code: 'too_many_attempts' },
    });
    expect(await everythingOf(services, tested, nobody)).not.toContain(secret);
  });

  test('the form answers with everything that was typed but the secret', async () => {
    const form = { ...cloudForm({ name: '', 'setting.service': 'x y' }), kind: 'volcengine' };
    const answer = await answerDirectoryForm(services, admin, form);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        fields: { name: 'field_required', 'setting.service': 'field_invalid' },
        values: { 'setting.accessKeyId': 'AKexample', emailDomains: form.emailDomains },
      },
    });
    expect(JSON.stringify(answer)).not.toContain(secret);
    const tested = await answerDirectoryForm(services, admin, { ...cloudForm(), kind: 'volcengine', intent: 'test' });
    expect(tested).toMatchObject({ ok: true, value: { answer: { steppedUp: true, checks: expect.any(Array) } } });
    expect(JSON.stringify(tested)).not.toContain(secret);
    expect(await services.db.$count(storedDirectory)).toBe(0);
    expect(await answerDirectoryForm(services, admin, { ...cloudForm(), kind: 'volcengine' })).toEqual({
      ok: true,
      value: { path: '/admin/directories', notice: 'Example Cloud was added.' },
    });
  });
});
