import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/admin/actor';
import { makeActor } from '@/lib/admin/testing/make-actor';
import { storedDirectory } from '@/lib/db/console-schema';
import { accountIndex, attempt, auditEvent } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/db/testing/database';
import { createOutbound } from '@/lib/outbound-fetch';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { answerDirectoryForm } from './answer-directory-form';
import { moveDirectory, removeDirectory, switchDirectory } from './arrange-directories';
import { listDirectories } from './list-directories';
import { openDirectoryForm } from './open-directory-form';
import { addDirectory, changeDirectory } from './save-directory';
import { testConnection } from './test-connection';

const secret = 'hunter2/hunter2+secret==';
const other = 'another/secret+of+the+tests==';

/** Two back ends that understand nothing and write down what they were sent. */
const received: Record<'first' | 'second', string[]> = { first: [], second: [] };
const servers: Server[] = [];
/** What the back ends take for the time. */
let theirTime = () => new Date();
const address = { first: '', second: '' };

beforeAll(async () => {
  for (const name of ['first', 'second'] as const) {
    const server = createServer((request, response) => {
      received[name].push(JSON.stringify([request.url, request.headers]));
      response.writeHead(401, { 'content-type': 'application/json', date: theirTime().toUTCString() });
      response.end(
        '{"ResponseMetadata":{"Error":{"Code":"SignatureDoesNotMatch","Message":"secret words of a vendor"}}}',
      );
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

describe.each(databaseKinds)('%s', (kind) => {
  let services: TestServices;
  let admin: Actor;
  beforeAll(async () => {
    services = await openTestServices(kind, {});
    services.outbound = createOutbound({ allowPrivate: false, allowedNetworks: ['127.0.0.1/32'] });
    admin = await makeActor(services, 'administrator');
    theirTime = services.clock;
  });
  afterAll(() => services.close());
  beforeEach(async () => {
    await services.db.delete(storedDirectory);
    services.time.advance(120);
    admin.session.steppedUpAt = services.clock();
    received.first = [];
    received.second = [];
  });

  const cloud = (changes: Record<string, string> = {}) => ({
    id: 'cloud',
    name: 'Example Cloud',
    'setting.endpoint': address.first,
    'setting.accessKeyId': 'AKexample',
    'setting.secretAccessKey': secret,
    'setting.region': 'cn-beijing',
    emailDomains: 'Example.com\nexample.org',
    methods: 'email',
    ...changes,
  });

  async function add(form = cloud()) {
    expect(await addDirectory(services, admin, 'volcengine', form)).toEqual({ ok: true, value: { id: form.id } });
  }

  async function versionOf(id: string) {
    const [row] = await services.db.select().from(storedDirectory).where(eq(storedDirectory.id, id));
    return String(row?.version);
  }

  async function lastEvent() {
    const [event] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    return event;
  }

  /** What is stored anywhere, and what was logged and answered. */
  async function everything(...answers: unknown[]): Promise<string> {
    const rows = await services.db.execute(
      sql`select (select json_agg(d) from directory d)::text as directories,
        (select json_agg(e) from audit_event e)::text as events, (select json_agg(s) from setting s)::text as settings`,
    );
    return JSON.stringify([rows.rows, services.logger, answers]);
  }

  test('a new directory is stored, works, and its secret is nowhere to be read', async () => {
    await add();
    const form = await openDirectoryForm(services, admin, 'cloud');
    const list = await listDirectories(services, admin);
    expect(form).toMatchObject({
      ok: true,
      value: {
        secretsSet: ['secretAccessKey'],
        readOnly: false,
        values: { name: 'Example Cloud', emailDomains: 'Example.com\nexample.org', version: '1', methods: 'email' },
      },
    });
    expect(list).toMatchObject({ value: { source: 'database', directories: [{ id: 'cloud' }] } });
    expect(await lastEvent()).toMatchObject({
      action: 'directory_added',
      directoryId: 'cloud',
      detail: { 'after.name': 'Example Cloud', 'after.settings.secretAccessKey': 'set' },
    });
    const shown = form.ok ? { ...form.value, definition: null } : form;
    expect(await everything(shown, list)).not.toContain(secret);
    expect(await everything(shown, list)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  test('what was typed is told beside its field', async () => {
    const refused = async (changes: Record<string, string>) => {
      const result = await addDirectory(services, admin, 'volcengine', cloud(changes));
      return result.ok ? result : result.error;
    };
    expect(await refused({ id: '' })).toEqual({ fields: { id: 'field_required' } });
    expect(await refused({ id: 'operators' })).toEqual({ fields: { id: 'id_taken' } });
    expect(await refused({ id: 'A B', name: ' ', signInUrl: 'javascript:1', history: 'x' })).toEqual({
      fields: { id: 'field_invalid', name: 'field_required', signInUrl: 'field_invalid', history: 'number_invalid' },
    });
    expect(await refused({ name: 'n'.repeat(61) })).toEqual({ fields: { name: 'field_too_long' } });
    expect(await refused({ 'setting.secretAccessKey': '', 'setting.accessKeyId': '', methods: 'push' })).toEqual({
      fields: {
        'setting.accessKeyId': 'field_required',
        'setting.secretAccessKey': 'field_required',
        methods: 'field_invalid',
      },
    });
    for (const endpoint of ['https://10.0.0.1', 'https://[::ffff:127.0.0.1]', 'https://0xa9fea9fe', 'http://127.0.0.2'])
      expect(await refused({ 'setting.endpoint': endpoint })).toEqual({
        fields: { 'setting.endpoint': 'address_not_allowed' },
      });
    expect(await services.db.$count(storedDirectory)).toBe(0);
    await add();
    expect(await refused({})).toEqual({ fields: { id: 'id_taken' } });
  });

  test('only an administrator with a fresh second factor may, and the refusal is written down', async () => {
    for (const role of ['helpdesk', 'auditor'] as const) {
      const actor = await makeActor(services, role);
      expect(await addDirectory(services, actor, 'volcengine', cloud())).toEqual({
        ok: false,
        error: { error: 'not_allowed' },
      });
      expect(await lastEvent()).toMatchObject({
        action: 'operator_refused',
        detail: { permission: 'directories.manage', code: 'not_allowed' },
      });
      expect(await listDirectories(services, actor)).toMatchObject({ error: { code: 'not_allowed' } });
    }
    services.time.advance(301);
    expect(await switchDirectory(services, admin, 'cloud', false)).toEqual({
      ok: false,
      error: { code: 'step_up_required' },
    });
    const scoped = await makeActor(services, 'administrator', { scope: { directories: ['staff'] } });
    expect(await removeDirectory(services, scoped, 'cloud', 'cloud')).toMatchObject({
      error: { code: 'out_of_scope' },
    });
  });

  test('where the file rules nothing can be changed', async () => {
    const ruled = { ...services, configSource: 'file' as const };
    expect(await addDirectory(ruled, admin, 'volcengine', cloud())).toEqual({
      ok: false,
      error: { error: 'read_only_settings' },
    });
    const config = {
      ...services.config,
      directories: [
        {
          id: 'cloud',
          kind: 'volcengine',
          name: 'C',
          settings: { secretAccessKey: secret, region: { env: 'REGION' } },
        },
      ],
    };
    const form = await openDirectoryForm({ ...ruled, config }, admin, 'cloud');
    expect(form).toMatchObject({ value: { readOnly: true, values: { 'setting.region': '$REGION' } } });
    expect(JSON.stringify(form.ok && form.value.values)).not.toContain(secret);
  });

  test('a secret that is left empty stays, and is replaced by another one', async () => {
    await add();
    const sealed = async () => (await services.db.select().from(storedDirectory))[0]?.secrets['secretAccessKey'];
    const first = await sealed();
    const kept = cloud({ version: '1', name: 'Renamed', 'setting.secretAccessKey': '' });
    expect(await changeDirectory(services, admin, 'cloud', kept)).toEqual({ ok: true });
    expect(services.config.directories).toMatchObject([{ name: 'Renamed', settings: { secretAccessKey: secret } }]);
    expect((await lastEvent())?.detail).toEqual({ 'before.name': 'Example Cloud', 'after.name': 'Renamed' });
    const replaced = cloud({ version: '2', name: 'Renamed', 'setting.secretAccessKey': other });
    expect(await changeDirectory(services, admin, 'cloud', replaced)).toEqual({ ok: true });
    expect(await sealed()).not.toBe(first);
    expect((await lastEvent())?.detail).toEqual({
      'before.settings.secretAccessKey': 'set',
      'after.settings.secretAccessKey': 'changed',
    });
    expect(await everything()).not.toContain(other);
  });

  test('of two administrators the second is told that the first has saved', async () => {
    await add();
    const form = cloud({ version: '1', 'setting.secretAccessKey': '' });
    const saved = await Promise.all(
      ['A', 'B'].map((name) => changeDirectory(services, admin, 'cloud', { ...form, name })),
    );
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saved.find(({ ok }) => !ok)).toEqual({ ok: false, error: { error: 'changed_meanwhile' } });
    expect(await changeDirectory(services, admin, 'gone', form)).toMatchObject({
      error: { error: 'changed_meanwhile' },
    });
  });

  test('another address asks for the secret again, and nothing is sent there before', async () => {
    await add();
    const moved = cloud({ version: '1', 'setting.endpoint': address.second, 'setting.secretAccessKey': '' });
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
    const typed = cloud({ version: '1', 'setting.secretAccessKey': '', 'setting.region': 'cn-shanghai' });
    const tested = await testConnection(services, admin, target, typed);
    expect(tested).toMatchObject({
      ok: true,
      value: expect.arrayContaining([{ code: 'credentials_refused', tone: 'danger' }]),
    });
    expect(received.first.length).toBeGreaterThan(0);
    expect(received.first.join()).toContain('cn-shanghai');
    expect(JSON.stringify(tested)).not.toContain('secret words');
    expect(await lastEvent()).toMatchObject({
      action: 'directory_tested',
      outcome: 'failed',
      detail: { code: 'credentials_refused', kind: 'volcengine' },
    });
    expect(await versionOf('cloud')).toBe('1');
    const nobody = await testConnection(
      services,
      admin,
      { id: null, kind: 'volcengine' },
      {
        ...cloud({ 'setting.endpoint': 'http://127.0.0.1:2' }),
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
    theirTime = services.clock;
    for (let count = 3; count < 6; count += 1) await testConnection(services, admin, target, typed);
    expect(await testConnection(services, admin, target, typed)).toEqual({
      ok: false,
      error: { error: 'too_many_attempts', retryAfterSeconds: 60 },
    });
    expect(await everything(tested, nobody)).not.toContain(secret);
  });

  test('the form answers with everything that was typed but the secret', async () => {
    const form = { ...cloud({ name: '', 'setting.service': 'x y' }), kind: 'volcengine' };
    const answer = await answerDirectoryForm(services, admin, form);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        fields: { name: 'field_required', 'setting.service': 'field_invalid' },
        values: { 'setting.accessKeyId': 'AKexample', emailDomains: form.emailDomains },
      },
    });
    expect(JSON.stringify(answer)).not.toContain(secret);
    const tested = await answerDirectoryForm(services, admin, { ...cloud(), kind: 'volcengine', intent: 'test' });
    expect(tested).toMatchObject({ ok: true, value: { answer: { steppedUp: true, checks: expect.any(Array) } } });
    expect(JSON.stringify(tested)).not.toContain(secret);
    expect(await services.db.$count(storedDirectory)).toBe(0);
    expect(await answerDirectoryForm(services, admin, { ...cloud(), kind: 'volcengine' })).toEqual({
      ok: true,
      value: { path: '/admin/directories?done=added' },
    });
  });

  test('directories are moved, switched off and on', async () => {
    for (const id of ['one', 'two', 'three'])
      expect(
        await addDirectory(services, admin, 'huawei-meeting', { id, name: id, 'setting.methods': 'sms,email' }),
      ).toMatchObject({ ok: true });
    expect(await moveDirectory(services, admin, 'three', 'up')).toEqual({ ok: true });
    expect(await moveDirectory(services, admin, 'one', 'up')).toEqual({ ok: true });
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
    expect(await switchDirectory(services, admin, 'three', false)).toEqual({ ok: true });
    expect((await lastEvent())?.detail).toEqual({ 'before.enabled': true, 'after.enabled': false });
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['one', 'two']);
    const list = await listDirectories(services, admin);
    expect(list.ok && list.value.directories.map(({ id, state }) => [id, state])).toEqual([
      ['one', 'usable'],
      ['three', 'off'],
      ['two', 'usable'],
    ]);
    await switchDirectory(services, admin, 'three', true);
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
  });

  test('one that is in use is not removed, and removing asks for the id', async () => {
    await add();
    const now = services.clock();
    await services.db.insert(attempt).values({
      id: 'b'.repeat(64),
      directoryId: 'cloud',
      identifier: 'ana',
      identifierKind: 'username',
      locale: 'en',
      startedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
      requestId: 'r',
    });
    expect(await removeDirectory(services, admin, 'cloud', 'cloud')).toMatchObject({
      error: { code: 'directory_in_use' },
    });
    expect(await removeDirectory(services, admin, 'cloud', 'clou')).toMatchObject({ error: { code: 'field_invalid' } });
    services.time.advance(61);
    expect(await removeDirectory(services, admin, 'cloud', 'cloud')).toEqual({ ok: true });
    expect(await lastEvent()).toMatchObject({
      action: 'directory_removed',
      detail: { 'before.name': 'Example Cloud' },
    });
    expect(services.directories.usable).toEqual([]);
    await services.db.delete(attempt);
  });

  test('an optional secret is forgotten where its box is ticked, and a broken one has to be typed again', async () => {
    await add(cloud({ 'setting.sessionToken': 'token-of-the-tests' }));
    const forgotten = cloud({ version: '1', 'setting.secretAccessKey': '', 'forget.sessionToken': 'on' });
    expect(await changeDirectory(services, admin, 'cloud', forgotten)).toEqual({ ok: true });
    expect((await lastEvent())?.detail).toEqual({
      'before.settings.sessionToken': 'set',
      'after.settings.sessionToken': 'not set',
    });
    await services.db.update(storedDirectory).set({ secrets: { secretAccessKey: '1.00000000.AAAA' } });
    const again = cloud({ version: '2', 'setting.secretAccessKey': '' });
    expect(await changeDirectory(services, admin, 'cloud', again)).toEqual({
      ok: false,
      error: { fields: { 'setting.secretAccessKey': 'field_required' } },
    });
    expect(await changeDirectory(services, admin, 'cloud', { ...again, 'setting.secretAccessKey': other })).toEqual({
      ok: true,
    });
  });
});
