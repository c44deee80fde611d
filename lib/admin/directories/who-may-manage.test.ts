import { describe, expect, test } from 'vitest';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { removeDirectory, switchDirectory } from './arrange-directories';
import { listDirectories } from './list-directories';
import { openDirectoryForm } from './open-directory-form';
import { addDirectory } from './save-directory';
import { cloudForm, newestEvent, secret } from './testing/cloud-form';
import { useAdministrator } from './testing/use-administrator';

describe.each(databaseKinds)('directories on %s', (kind) => {
  const parts = useAdministrator(kind);

  test('only an administrator with a fresh second factor may, and the refusal is written down', async () => {
    const { services, admin } = parts;
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
  });

  test('an administrator of some directories changes none, not even those (T1)', async () => {
    const { services } = parts;
    const scoped = await makeActor(services, 'administrator', { scope: { directories: ['cloud'] } });
    expect(await removeDirectory(services, scoped, 'cloud', 'cloud')).toMatchObject({
      error: { code: 'all_directories_needed' },
    });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'operator_refused',
      detail: { permission: 'directories.manage', code: 'all_directories_needed' },
    });
  });

  test('where the file rules nothing can be changed', async () => {
    const { services, admin } = parts;
    const ruled = { ...services, configSource: 'file' as const };
    expect(await addDirectory(ruled, admin, 'volcengine', cloudForm())).toEqual({
      ok: false,
      error: { error: 'read_only_settings' },
    });
    expect(await newestEvent(services.db)).toMatchObject({
      action: 'operator_refused',
      detail: { permission: 'directories.manage', code: 'read_only_settings' },
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
});
