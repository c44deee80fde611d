import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/admin/actor';
import { makeActor } from '@/lib/admin/testing/make-actor';
import { storedDirectory } from '@/lib/db/console-schema';
import { attempt } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/db/testing/database';
import { createOutbound } from '@/lib/outbound-fetch';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { applySettings } from '@/lib/settings/apply-settings';
import { moveDirectory, removeDirectory, switchDirectory } from './arrange-directories';
import { listDirectories } from './list-directories';
import { nameDirectory } from './name-directory';
import { openDirectoryForm } from './open-directory-form';
import { problemWords } from './problem-words';
import { addDirectory, changeDirectory } from './save-directory';
import { cloudForm, everythingOf, newestEvent, secret } from './testing/cloud-form';

const other = 'another/secret+of+the+tests==';

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
    await services.db.delete(storedDirectory);
    services.time.advance(120);
    admin.session.steppedUpAt = services.clock();
  });

  async function add(form = cloudForm()) {
    expect(await addDirectory(services, admin, 'volcengine', form)).toEqual({ ok: true, value: { id: form.id } });
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
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_added',
      directoryId: 'cloud',
      detail: { 'after.name': 'Example Cloud', 'after.settings.secretAccessKey': 'set' },
    });
    const shown = form.ok ? { ...form.value, definition: null } : form;
    expect(await everythingOf(services, shown, list)).not.toContain(secret);
    expect(await everythingOf(services, shown, list)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  test('what was typed is told beside its field', async () => {
    const refused = async (changes: Record<string, string>) => {
      const result = await addDirectory(services, admin, 'volcengine', cloudForm(changes));
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
      expect(await addDirectory(services, actor, 'volcengine', cloudForm())).toEqual({
        ok: false,
        error: { error: 'not_allowed' },
      });
      expect(await newestEvent(services.db)).toMatchObject({
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
    expect(await addDirectory(ruled, admin, 'volcengine', cloudForm())).toEqual({
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
    const kept = cloudForm({ version: '1', name: 'Renamed', 'setting.secretAccessKey': '' });
    expect(await changeDirectory(services, admin, 'cloud', kept)).toEqual({ ok: true });
    expect(services.config.directories).toMatchObject([{ name: 'Renamed', settings: { secretAccessKey: secret } }]);
    expect((await newestEvent(services.db))?.detail).toEqual({
      'before.name': 'Example Cloud',
      'after.name': 'Renamed',
    });
    const replaced = cloudForm({ version: '2', name: 'Renamed', 'setting.secretAccessKey': other });
    expect(await changeDirectory(services, admin, 'cloud', replaced)).toEqual({ ok: true });
    expect(await sealed()).not.toBe(first);
    expect((await newestEvent(services.db))?.detail).toEqual({
      'before.settings.secretAccessKey': 'set',
      'after.settings.secretAccessKey': 'changed',
    });
    expect(await everythingOf(services)).not.toContain(other);
  });

  test('of two administrators the second is told that the first has saved', async () => {
    await add();
    const form = cloudForm({ version: '1', 'setting.secretAccessKey': '' });
    const saved = await Promise.all(
      ['A', 'B'].map((name) => changeDirectory(services, admin, 'cloud', { ...form, name })),
    );
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saved.find(({ ok }) => !ok)).toEqual({ ok: false, error: { error: 'changed_meanwhile' } });
    expect(await changeDirectory(services, admin, 'gone', form)).toMatchObject({
      error: { error: 'changed_meanwhile' },
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
    expect((await newestEvent(services.db))?.detail).toEqual({ 'before.enabled': true, 'after.enabled': false });
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
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_removed',
      detail: { 'before.name': 'Example Cloud' },
    });
    expect(services.directories.usable).toEqual([]);
    await services.db.delete(attempt);
  });

  test('a directory of a kind that no provider has is named, shown as broken, and can be removed', async () => {
    await services.db.insert(storedDirectory).values({
      ...{ id: 'relic', position: 0, updatedAt: services.clock() },
      entry: { id: 'relic', kind: 'gone', name: 'Old system', settings: {} },
    });
    await applySettings(services);
    const list = await listDirectories(services, admin);
    const [relic] = list.ok ? list.value.directories : [];
    expect(relic).toMatchObject({ id: 'relic', state: 'broken' });
    expect(problemWords('en', 'gone', relic?.problems[0] ?? '')).toContain('no directories of the kind gone');
    expect(await openDirectoryForm(services, admin, 'relic')).toEqual({ ok: false, error: { code: 'not_supported' } });
    expect(await nameDirectory(services, admin, 'relic')).toEqual({
      ok: true,
      value: { name: 'Old system', kind: 'gone', readOnly: false },
    });
    const elsewhere = await makeActor(services, 'administrator', { scope: { directories: ['cloud'] } });
    expect(await nameDirectory(services, elsewhere, 'relic')).toEqual({ ok: false, error: { code: 'out_of_scope' } });
    expect(await removeDirectory(services, admin, 'relic', 'relic')).toEqual({ ok: true });
    expect(await nameDirectory(services, admin, 'relic')).toEqual({ ok: false, error: { code: 'not_supported' } });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_removed',
      detail: { 'before.kind': 'gone', 'before.name': 'Old system' },
    });
  });

  test('an optional secret is forgotten where its box is ticked, and a broken one has to be typed again', async () => {
    await add(cloudForm({ 'setting.sessionToken': 'token-of-the-tests' }));
    const forgotten = cloudForm({ version: '1', 'setting.secretAccessKey': '', 'forget.sessionToken': 'on' });
    expect(await changeDirectory(services, admin, 'cloud', forgotten)).toEqual({ ok: true });
    expect((await newestEvent(services.db))?.detail).toEqual({
      'before.settings.sessionToken': 'set',
      'after.settings.sessionToken': 'not set',
    });
    await services.db.update(storedDirectory).set({ secrets: { secretAccessKey: '1.00000000.AAAA' } });
    const again = cloudForm({ version: '2', 'setting.secretAccessKey': '' });
    expect(await changeDirectory(services, admin, 'cloud', again)).toEqual({
      ok: false,
      error: { fields: { 'setting.secretAccessKey': 'field_required' } },
    });
    expect(await changeDirectory(services, admin, 'cloud', { ...again, 'setting.secretAccessKey': other })).toEqual({
      ok: true,
    });
  });
});
