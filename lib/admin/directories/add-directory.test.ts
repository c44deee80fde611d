import { describe, expect, test } from 'vitest';
import { storedDirectory } from '@/lib/db/console-schema';
import { databaseKinds } from '@/lib/testing/database';
import { listDirectories } from './list-directories';
import { openDirectoryForm } from './open-directory-form';
import { addDirectory } from './save-directory';
import { cloudForm, everythingOf, newestEvent, secret } from './testing/cloud-form';
import { addCloud, useAdministrator } from './testing/use-administrator';

describe.each(databaseKinds)('a new directory on %s', (kind) => {
  const parts = useAdministrator(kind);

  test('a new directory is stored, works, and its secret is nowhere to be read', async () => {
    const { services, admin } = parts;
    await addCloud(parts);
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
    const { services, admin } = parts;
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
    await addCloud(parts);
    expect(await refused({})).toEqual({ fields: { id: 'id_taken' } });
  });
});
