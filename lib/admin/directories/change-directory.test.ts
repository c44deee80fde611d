import { describe, expect, test } from 'vitest';
import { storedDirectory } from '@/lib/db/console-schema';
import { databaseKinds } from '@/lib/testing/database';
import { changeDirectory } from './save-directory';
import { cloudForm, everythingOf, newestEvent, secret } from './testing/cloud-form';
import { addCloud, useAdministrator } from './testing/use-administrator';

const other = 'another/secret+of+the+tests==';

describe.each(databaseKinds)('a changed directory on %s', (kind) => {
  const parts = useAdministrator(kind);

  test('a secret that is left empty stays, and is replaced by another one', async () => {
    const { services, admin } = parts;
    await addCloud(parts);
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
      'after.settings.secretAccessKey': 'set',
    });
    expect(await everythingOf(services)).not.toContain(other);
  });

  test('of two administrators the second is told that the first has saved', async () => {
    const { services, admin } = parts;
    await addCloud(parts);
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

  test('an optional secret is forgotten where its box is ticked, and a broken one has to be typed again', async () => {
    const { services, admin } = parts;
    await addCloud(parts, cloudForm({ 'setting.sessionToken': 'token-of-the-tests' }));
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
