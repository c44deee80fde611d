import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstDirectory } from '@/lib/config/first-directory';
import { createKeys } from '@/lib/crypto/keys';
import { storedDirectory } from '@/lib/db/console-schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { applySettings, followSettings } from './apply-settings';
import { prepareStoredSettings } from './prepare-stored-settings';
import { resealSettings } from './reseal-settings';
import { onSettingsApplied } from './settings-listeners';
import { countSettingsChange, readSettingsVersion } from './settings-version';
import { loadStoredConfig } from './stored-config';
import { findStoredDirectory, openEntry, sealEntry } from './stored-directories';
import { readStoredSection, type SectionInput, type SectionName, writeStoredSection } from './stored-sections';

const secret = 'hunter2-hunter2';
const mail = { url: `smtps://u:${secret}@mail.example.com`, from: 'Example <no-reply@example.com>' };
const cloud = {
  id: 'cloud',
  kind: 'volcengine',
  name: 'Example Cloud',
  settings: { accessKeyId: 'AKexample', secretAccessKey: secret },
};

describe.each(databaseKinds)('%s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail, phoneCountryCode: undefined });
  });
  afterAll(() => services.close());

  function write<Name extends SectionName>(name: Name, value: SectionInput<Name> | undefined, version: number) {
    const { keys, clock } = services;
    return services.db.transaction((tx) => writeStoredSection(tx, keys, name, { value, version, now: clock() }));
  }

  async function insert(entry: Record<string, unknown> & { id: string }, position: number) {
    const sealed = sealEntry(services.keys, entry.id, entry);
    await services.db.transaction(async (tx) => {
      await countSettingsChange(tx, services.clock());
      await tx.insert(storedDirectory).values({ id: entry.id, position, ...sealed, updatedAt: services.clock() });
    });
  }

  /** All stored settings in the database, as text. */
  async function everything(): Promise<string> {
    const rows = await services.db.execute(
      sql`select (select json_agg(s) from setting s)::text as settings, (select json_agg(d) from directory d)::text as directories`,
    );
    return JSON.stringify(rows.rows);
  }

  test('the first start stores the local directory, once', async () => {
    await Promise.all([1, 2, 3].map(() => prepareStoredSettings(services.db, services.clock())));
    const { config, problems, version } = await loadStoredConfig(services.db, services.keys);
    expect(config.directories).toEqual([{ ...firstDirectory, settings: {} }]);
    expect([problems, version]).toEqual([[], 1]);
    await services.db.delete(storedDirectory);
    await prepareStoredSettings(services.db, services.clock());
    expect((await loadStoredConfig(services.db, services.keys)).config.directories).toEqual([]);
  });

  test('a section is read as it was written, and its secrets are stored encrypted', async () => {
    expect(await readStoredSection(services.db, services.keys, 'mail')).toMatchObject({ value: { version: 0 } });
    expect(await write('mail', mail, 0)).toEqual({ ok: true });
    expect(await write('codeDigits', 8, 0)).toEqual({ ok: true });
    expect(await readStoredSection(services.db, services.keys, 'mail')).toEqual({
      ok: true,
      value: { value: mail, version: 1 },
    });
    const { config } = await loadStoredConfig(services.db, services.keys);
    expect(config).toMatchObject({ mail, codeDigits: 8, branding: { name: 'Rekey' } });
    const stored = await everything();
    expect(stored).toContain('no-reply@example.com');
    expect(stored).not.toContain(secret);
  });

  test('the second of two concurrent changes to a section is refused', async () => {
    expect(await write('branding', { name: 'First' }, 0)).toEqual({ ok: true });
    expect(await write('branding', { name: 'Second' }, 0)).toEqual({ ok: false, error: 'changed_meanwhile' });
    const raced = await Promise.all(['A', 'B', 'C'].map((name) => write('branding', { name }, 1)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await write('branding', undefined, 2)).toEqual({ ok: true });
    expect(await write('branding', { name: 'Late' }, 0)).toEqual({ ok: false, error: 'changed_meanwhile' });
    expect((await loadStoredConfig(services.db, services.keys)).config.branding.name).toBe('Rekey');
  });

  test('a section that no longer fits the schema is left out and named', async () => {
    await services.db.execute(
      sql`insert into setting (name, value, updated_at) values
        ('config:limits', '{"version":4,"value":{"codeTries":1000},"secrets":{}}', now()),
        ('config:sms', 'broken', now())`,
    );
    const { config, problems } = await loadStoredConfig(services.db, services.keys);
    expect(config.limits.codeTries).toBe(5);
    expect(problems).toEqual([
      { section: 'sms', detail: 'has an unknown format' },
      { section: 'limits', detail: expect.stringContaining('limits.codeTries: ') },
    ]);
    expect(await write('limits', { codeTries: 6 }, 4)).toEqual({ ok: true });
    await services.db.execute(sql`delete from setting where name in ('config:limits', 'config:sms')`);
  });

  test('a secret of another installation does not decrypt', async () => {
    const keys = createKeys(randomBytes(32).toString('base64'));
    const { config, problems } = await loadStoredConfig(services.db, keys);
    expect(config.mail).toBeUndefined();
    expect(problems).toEqual([{ section: 'mail', detail: expect.stringContaining('APP_SECRET_PREVIOUS') }]);
  });

  test('directories work after the settings are applied, even if others are broken', async () => {
    await insert({ id: 'staff', kind: 'local', name: 'Staff' }, 1);
    await insert(cloud, 2);
    await insert({ id: 'odd', kind: 'local', name: 'Odd', settings: { minLength: 1 } }, 3);
    await insert({ id: 'env', kind: 'local', name: { env: 'PATH' } }, 4);
    let told = 0;
    onSettingsApplied(() => {
      told += 1;
    });
    const before = services.notifier;
    await applySettings(services);
    expect(told).toBe(1);
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['staff', 'cloud']);
    expect(services.directories.broken).toEqual([
      { id: 'odd', problems: [expect.stringContaining('odd.settings.minLength: ')] },
      { id: 'env', problems: expect.arrayContaining([expect.stringContaining('env.name: ')]) },
    ]);
    expect(services.notifier).toBe(before);
    expect(services.config.codeDigits).toBe(8);
    expect(services.missingIndexes).toEqual(new Set(['cloud']));
    expect(await everything()).not.toContain(secret);
    const waiting = await services.jobs.boss.findJobs('refresh-index', { data: { directoryId: 'cloud' } });
    expect(waiting).toHaveLength(1);
  });

  test('another instance follows, and reads little where nothing is new', async () => {
    const other = { ...services, settingsVersion: 0, config: { ...services.config } };
    await followSettings(other);
    expect(other.settingsVersion).toBe(await readSettingsVersion(services.db));
    const { directories } = other;
    await followSettings(other);
    expect(other.directories).toBe(directories);
    expect(await write('limits', { codeTries: 3 }, 0)).toEqual({ ok: true });
    await followSettings(other);
    expect(other.limits.codeTries).toBe(3);
    expect(services.limits.codeTries).toBe(5);
  });

  test('an unchanged directory stays the same object, and a changed one is replaced', async () => {
    await applySettings(services);
    const before = services.directories.usable;
    await services.db.transaction(async (tx) => {
      await countSettingsChange(tx, services.clock());
      const entry = { id: 'staff', kind: 'local', name: 'Staff', settings: { minLength: 20 } };
      await tx.update(storedDirectory).set({ entry }).where(eq(storedDirectory.id, 'staff'));
    });
    await applySettings(services);
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['staff', 'cloud']);
    expect(services.directories.usable[0]).not.toBe(before[0]);
    expect(services.directories.usable[0]?.policies[0]?.minLength).toBe(20);
    expect(services.directories.usable[1]).toBe(before[1]);
    const version = await readStoredSection(services.db, services.keys, 'passwordPolicy');
    expect(await write('passwordPolicy', { minLength: 15 }, version.ok ? version.value.version : -1)).toEqual({
      ok: true,
    });
    await applySettings(services);
    expect(services.directories.usable[1]).not.toBe(before[1]);
    expect(services.directories.usable[1]?.policies[1]?.minLength).toBe(15);
  });

  test('a new country code makes a new notifier: the format of SMS numbers depends on it (F11)', async () => {
    await applySettings(services);
    const before = services.notifier;
    expect(await write('phoneCountryCode', '86', 0)).toEqual({ ok: true });
    await applySettings(services);
    expect(services.notifier).not.toBe(before);
  });

  test('new mail settings make a new notifier', async () => {
    const before = services.notifier;
    expect(await write('mail', { ...mail, from: 'Other <other@example.com>' }, 1)).toEqual({ ok: true });
    await applySettings(services);
    expect(services.notifier).not.toBe(before);
    expect(await write('mail', undefined, 2)).toEqual({ ok: true });
    await applySettings(services);
    expect(services.notifier.methods).toEqual([]);
    before.close();
  });

  test('an encrypted key of another directory does not decrypt, and the rest works', async () => {
    await insert({ ...cloud, id: 'twin' }, 5);
    await services.db.execute(
      sql`update directory set secrets = (select secrets from directory where id = 'cloud') where id = 'twin'`,
    );
    const row = await findStoredDirectory(services.db, 'twin');
    expect(row && openEntry(services.keys, row)).toEqual({
      ok: false,
      error: { id: 'twin', problems: [expect.stringMatching(/^twin\.settings\.secretAccessKey: cannot be decrypted/)] },
    });
    await write('mail', mail, 3);
    await applySettings(services);
    expect(services.directories.usable.map(({ id }) => id)).toEqual(['staff', 'cloud']);
    expect(services.directories.broken.map(({ id }) => id)).toEqual(['odd', 'env', 'twin']);
    expect(JSON.stringify(services.logger)).not.toContain(secret);
  });

  test('after the master secret changed, everything is sealed under the new one and opens without the old', async () => {
    const secrets = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'));
    const [first = '', second = ''] = secrets;
    const given = { ...services, keys: createKeys(first) };
    const entry = { ...cloud, id: 'rotated' };
    const sealed = sealEntry(given.keys, entry.id, entry);
    await services.db.insert(storedDirectory).values({ id: entry.id, position: 9, ...sealed, updatedAt: new Date() });
    const stored = await readStoredSection(services.db, services.keys, 'mail');
    const version = stored.ok ? stored.value.version : -1;
    await services.db.transaction((tx) =>
      writeStoredSection(tx, given.keys, 'mail', { value: mail, version, now: new Date() }),
    );
    await resealSettings(services.db, createKeys(second, first));
    const after = createKeys(second);
    const row = await findStoredDirectory(services.db, 'rotated');
    expect(row && openEntry(after, row)).toMatchObject({ ok: true, value: { settings: cloud.settings } });
    expect(await readStoredSection(services.db, after, 'mail')).toMatchObject({ value: { value: mail } });
    const other = await findStoredDirectory(services.db, 'cloud');
    expect(other && openEntry(services.keys, other)).toMatchObject({ ok: true });
  });

  test('if the file takes precedence nothing is applied', async () => {
    const ruled = { ...services, configSource: 'file' as const };
    const { directories } = ruled;
    await applySettings(ruled);
    expect(ruled.directories).toBe(directories);
  });
});
