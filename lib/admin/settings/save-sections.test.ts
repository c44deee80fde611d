import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEvents } from '@/lib/audit/read-events';
import { roles } from '@/lib/base/permissions';
import { sampleMessage } from '@/lib/notify/rendering/sample-message';
import type { Actor } from '@/lib/operators/actor';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { SectionChange } from '@/lib/settings/stored-sections';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { installationFacts } from './installation-facts';
import { readSections } from './read-sections';
import { sampleFacts } from './sample-facts';
import { saveSections } from './save-sections';
import { sendTest } from './send-test';

describe.each(databaseKinds)('settings on %s', (kind) => {
  let services: TestServices;
  let administrator: Actor;
  beforeEach(async () => {
    services = await openTestServices(kind, { phoneCountryCode: '86' });
    administrator = await makeActor(services, 'administrator', { email: 'ada@example.org' });
  });
  afterEach(() => services.close());

  const events = async () => {
    const seen: { action: string; outcome: string; detail: unknown }[] = [];
    for await (const { action, outcome, detail } of readEvents(services.db)) seen.push({ action, outcome, detail });
    return seen;
  };
  const branding = (name: string, version = 0): SectionChange => ({ name: 'branding', value: { name }, version });

  test('a change holds at once, is read back with its version, and says before and after', async () => {
    expect(await saveSections(services, administrator, [branding('Example Corp')])).toEqual({
      ok: true,
      value: { changed: true },
    });
    expect(services.config.branding.name).toBe('Example Corp');
    const read = await readSections(services, administrator, ['branding', 'codeDigits']);
    expect(read).toMatchObject({
      ok: true,
      value: { source: 'database', version: '1.0', values: { branding: { name: 'Example Corp' }, codeDigits: 6 } },
    });
    expect(await events()).toEqual([
      {
        action: 'settings_changed',
        outcome: 'ok',
        detail: { section: 'branding', 'before.branding.name': 'Rekey', 'after.branding.name': 'Example Corp' },
      },
    ]);
  });

  test('of two people editing at once the second is told, and nothing of theirs is half done', async () => {
    await saveSections(services, administrator, [branding('First')]);
    const second: SectionChange[] = [{ name: 'codeDigits', value: 8, version: 0 }, branding('Second')];
    expect(await saveSections(services, administrator, second)).toEqual({
      ok: false,
      error: { code: 'changed_meanwhile' },
    });
    expect(services.config).toMatchObject({ codeDigits: 6, branding: { name: 'First' } });
    const read = await readSections(services, administrator, ['codeDigits']);
    expect(read.ok && read.value.values.codeDigits).toBe(6);
    expect(await events()).toHaveLength(1);
  });

  test('rules that leave no password in a directory are refused beside their field, others are stored', async () => {
    const longest = 20;
    const own = { ...services.provider.passwordPolicy, maxLength: longest };
    services.directories = { usable: [services.meeting, { ...services.staff, policies: [own] }], broken: [] };
    const minLength = (value: number): SectionChange => ({
      name: 'passwordPolicy',
      value: { minLength: value },
      version: 0,
    });
    const branded = branding('Example Corp');
    expect(await saveSections(services, administrator, [branded, minLength(longest + 1)])).toEqual({
      ok: false,
      error: { code: 'field_invalid', fields: { minLength: 'policy_impossible' } },
    });
    expect(services.config).toMatchObject({ branding: { name: 'Rekey' }, passwordPolicy: {} });
    expect(await events()).toEqual([]);
    expect((await saveSections(services, administrator, [minLength(longest)])).ok).toBe(true);
  });

  test('numbers without a country code need one, whichever of the two is changed (F11)', async () => {
    const sms: SectionChange = {
      name: 'sms',
      value: {
        kind: 'http',
        url: 'https://sms.example.com',
        body: { to: '{to}', text: '{text}' },
        numberFormat: 'national',
      },
      version: 0,
    };
    const code = (value: string | undefined, version: number): SectionChange => ({
      name: 'phoneCountryCode',
      value,
      version,
    });
    services.config = { ...services.config, phoneCountryCode: undefined };
    expect(await saveSections(services, administrator, [sms])).toMatchObject({
      error: { fields: { numberFormat: 'country_code_needed' } },
    });
    expect((await saveSections(services, administrator, [code('86', 0)])).ok).toBe(true);
    expect((await saveSections(services, administrator, [sms])).ok).toBe(true);
    expect(await saveSections(services, administrator, [code(undefined, 1)])).toMatchObject({
      error: { fields: { phoneCountryCode: 'country_code_needed' } },
    });
  });

  test('a logo that the portal does not send is refused beside its field (C24)', async () => {
    const logo = (logoUrl: string): SectionChange => ({ name: 'branding', value: { name: 'A', logoUrl }, version: 0 });
    expect(await saveSections(services, administrator, [logo('/no-such-logo.svg')])).toEqual({
      ok: false,
      error: { code: 'field_invalid', fields: { logoUrl: 'logo_missing' } },
    });
    expect((await saveSections(services, administrator, [logo('/icon-192.png')])).ok).toBe(true);
  });

  test("a directory that accepts nothing by its own rules does not stand in the organisation's way", async () => {
    const own = { ...services.provider.passwordPolicy, minLength: 9, maxLength: 8 };
    services.directories = { usable: [{ ...services.staff, policies: [own] }], broken: [] };
    const change: SectionChange = { name: 'passwordPolicy', value: { minLength: 12 }, version: 0 };
    expect((await saveSections(services, administrator, [change])).ok).toBe(true);
  });

  test('a code does not outlive its attempt', async () => {
    const limits = (value: Extract<SectionChange, { name: 'limits' }>['value']): SectionChange => ({
      name: 'limits',
      value,
      version: 0,
    });
    expect(await saveSections(services, administrator, [limits({ attemptMinutes: 7 })])).toEqual({
      ok: false,
      error: { code: 'field_invalid', fields: { 'codeMinutes.email': 'longer_than_attempt' } },
    });
    const both = limits({ attemptMinutes: 7, codeMinutes: { email: 7, sms: 7 } });
    expect((await saveSections(services, administrator, [both])).ok).toBe(true);
  });

  test('what is saved as it was leaves no trace and keeps its version', async () => {
    await saveSections(services, administrator, [branding('First')]);
    expect(await saveSections(services, administrator, [branding('First', 1)])).toEqual({
      ok: true,
      value: { changed: false },
    });
    expect(await saveSections(services, administrator, [branding('Next', 1)])).toMatchObject({ ok: true });
    expect(await events()).toHaveLength(2);
  });

  test('a section can be taken away', async () => {
    const mail = { url: 'smtps://u:hunter2@mail.example.com', from: 'no-reply@example.com' };
    await saveSections(services, administrator, [{ name: 'mail', value: mail, version: 0 }]);
    expect(services.notifier.methods).toEqual(['email']);
    await saveSections(services, administrator, [{ name: 'mail', value: undefined, version: 1 }]);
    expect(services.notifier.methods).toEqual([]);
    expect(services.config.mail).toBeUndefined();
  });

  test('a secret is in no event and not in the database', async () => {
    const mail = { url: 'smtps://u:hunter2@mail.example.com', from: 'no-reply@example.com' };
    const sms = {
      kind: 'http',
      url: 'https://sms.example.com/?key=hunter2',
      headers: { authorization: 'hunter2' },
    } as const;
    const body = { to: '{to}', text: '{text}', key: 'hunter2' };
    await saveSections(services, administrator, [
      { name: 'mail', value: mail, version: 0 },
      { name: 'sms', value: { ...sms, body }, version: 0 },
    ]);
    await saveSections(services, administrator, [
      { name: 'mail', value: { ...mail, url: 'smtps://u:hunter3@mail.example.com' }, version: 1 },
    ]);
    const { rows } = await services.database.runSql('select name, value from setting');
    expect(JSON.stringify([rows, await events()])).not.toMatch(/hunter/);
    expect((await events()).at(-1)?.detail).toEqual({
      section: 'mail',
      'before.mail.url': 'set',
      'after.mail.url': 'set',
    });
  });

  test('the file rules where there is one, and says so', async () => {
    const fixed = { ...services, configSource: 'file' as const };
    expect(await saveSections(fixed, administrator, [branding('Other')])).toEqual({
      ok: false,
      error: { code: 'read_only_settings' },
    });
    expect(await readSections(fixed, administrator, ['branding'])).toMatchObject({
      value: { source: 'file', version: '0', values: { branding: { name: 'Rekey' } } },
    });
    expect(await events()).toEqual([
      {
        action: 'operator_refused',
        outcome: 'refused',
        detail: { permission: 'settings.manage', code: 'read_only_settings' },
      },
    ]);
  });

  test.each(roles.filter((role) => role !== 'administrator'))(
    'a %s may neither look nor change nor send',
    async (role) => {
      const actor = await makeActor(services, role);
      const refused = { ok: false, error: { code: 'not_allowed' } };
      expect(await readSections(services, actor, ['branding'])).toEqual(refused);
      expect(await installationFacts(services, actor)).toEqual(refused);
      expect(await saveSections(services, actor, [branding('Other')])).toEqual(refused);
      const message = sampleMessage('code', 'email', sampleFacts(services, 'en'), undefined);
      expect(await sendTest(services, actor, { message, phone: '' })).toEqual(refused);
      expect(services.config.branding.name).toBe('Rekey');
      expect((await events()).map(({ action }) => action)).toEqual(Array(4).fill('operator_refused'));
    },
  );

  test('a second factor that was shown too long ago is not enough to change anything', async () => {
    services.time.advance(6 * 60);
    const refused = { ok: false, error: { code: 'step_up_required' } };
    expect(await saveSections(services, administrator, [branding('Other')])).toEqual(refused);
    expect(await readSections(services, administrator, ['branding'])).toMatchObject({ ok: true });
  });

  test('the facts of the installation', async () => {
    const before = await installationFacts(services, administrator);
    expect(before).toMatchObject({
      ok: true,
      value: {
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        database: kind === 'embedded' ? 'embedded' : 'postgresql',
        source: 'database',
        directories: { usable: ['Directory staff', 'Directory meeting'], broken: [] },
        queueAgeSeconds: null,
        failingChannels: [],
      },
    });
  });
});
