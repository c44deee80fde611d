import { describe, expect, test } from 'vitest';
import { storedDirectory } from '@/lib/db/console-schema';
import { attempt } from '@/lib/db/schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { applySettings } from '@/lib/settings/apply-settings';
import { databaseKinds } from '@/lib/testing/database';
import { moveDirectory, removeDirectory, switchDirectory } from './arrange-directories';
import { listDirectories } from './list-directories';
import { nameDirectory } from './name-directory';
import { openDirectoryForm } from './open-directory-form';
import { problemWords } from './problem-words';
import { addDirectory } from './save-directory';
import { newestEvent } from './testing/cloud-form';
import { addCloud, useAdministrator } from './testing/use-administrator';

describe.each(databaseKinds)('directories on %s', (kind) => {
  const parts = useAdministrator(kind);

  test('directories are moved, switched off and on', async () => {
    const { services, admin } = parts;
    for (const id of ['one', 'two', 'three'])
      expect(
        await addDirectory(services, admin, 'huawei-meeting', { id, name: id, 'setting.methods': 'sms,email' }),
      ).toMatchObject({ ok: true });
    expect(await moveDirectory(services, admin, 'three', 'up')).toMatchObject({ ok: true });
    expect(await moveDirectory(services, admin, 'one', 'up')).toMatchObject({ ok: true });
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
    expect(await switchDirectory(services, admin, 'three', false)).toMatchObject({ ok: true });
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
    const { services, admin } = parts;
    await addCloud(parts);
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
    const refused = await newestEvent(services.db);
    expect(refused).toMatchObject({ action: 'operator_refused', detail: { code: 'directory_in_use' } });
    expect(await removeDirectory(services, admin, 'cloud', 'clou')).toMatchObject({ error: { code: 'field_invalid' } });
    expect(await newestEvent(services.db)).toEqual(refused);
    services.time.advance(61);
    expect(await removeDirectory(services, admin, 'cloud', 'cloud')).toMatchObject({ ok: true });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_removed',
      detail: { 'before.name': 'Example Cloud' },
    });
    expect(services.directories.usable).toEqual([]);
    await services.db.delete(attempt);
  });

  test('a directory of a kind that no provider has is named, shown as broken, and can be removed', async () => {
    const { services, admin } = parts;
    await services.db.insert(storedDirectory).values({
      ...{ id: 'relic', position: 0, updatedAt: services.clock() },
      entry: { id: 'relic', kind: 'gone', name: 'Old system', settings: {} },
    });
    await applySettings(services);
    const list = await listDirectories(services, admin);
    const [relic] = list.ok ? list.value.directories : [];
    expect(relic).toMatchObject({ id: 'relic', state: 'broken' });
    expect(problemWords('en', 'gone', relic?.problems[0] ?? '')).toContain('directories of the kind gone');
    expect(await openDirectoryForm(services, admin, 'relic')).toEqual({ ok: false, error: { code: 'not_supported' } });
    expect(await nameDirectory(services, admin, 'relic')).toEqual({
      ok: true,
      value: { name: 'Old system', kind: 'gone', readOnly: false },
    });
    const elsewhere = await makeActor(services, 'administrator', { scope: { directories: ['cloud'] } });
    expect(await nameDirectory(services, elsewhere, 'relic')).toEqual({ ok: false, error: { code: 'out_of_scope' } });
    expect(await removeDirectory(services, admin, 'relic', 'relic')).toMatchObject({ ok: true });
    expect(await nameDirectory(services, admin, 'relic')).toEqual({ ok: false, error: { code: 'not_supported' } });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'directory_removed',
      detail: { 'before.kind': 'gone', 'before.name': 'Old system' },
    });
  });
});
