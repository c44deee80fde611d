import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuery } from '@/lib/admin/accounts/read-query';
import { searchDirectory } from '@/lib/admin/accounts/search-directory';
import { createAccountIndex } from '@/lib/db/account-index';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import type { Directory } from '@/lib/directories/directory';
import { identifierField } from '@/lib/forms/reset';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { huaweiMeeting } from '@/lib/providers/huawei-meeting';
import { credentials } from '@/lib/providers/huawei-meeting/testing/test-provider';
import { local } from '@/lib/providers/local';
import { type SpawnedSimulator, spawnSimulator } from '@/lib/providers/testing/spawn-simulator';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import { volcengine } from '@/lib/providers/volcengine';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { findOneAccount } from './find-one-account';
import { parseIdentifier } from './parse-identifier';

const people = [
  { name: 'ana.lopez', email: 'ana@example.com', phone: '+34600111222' },
  { name: 'mike', email: 'mike@example.org', phone: '+447400123456' },
  { name: 'ana@corp', email: 'corp@example.com', phone: '+85261234567' },
  { name: '100200', email: 'staff@example.com', phone: '+8613800000301' },
  { name: 'wang.wei', email: 'wang@xn--fsqu00a.example', phone: '+8613912345678' },
  { name: '2024-0157', email: 'eva@example.com', phone: '+12025550123' },
];

const spellings: [typed: string, account: string][] = [
  ...[
    'ana.lopez',
    'ANA.Lopez',
    '  ana.lopez ',
    'ａｎａ．ｌｏｐｅｚ',
    'ana.lopez.',
    'ana.lopez,',
    'ana.\u200blopez',
  ].map((typed): [string, string] => [typed, 'ana.lopez']),
  ...['\u202dana.lopez\u202c', '\u2067ana.lopez\u2069', '\ufeffana.lopez', 'ana.lo\u00adpez', '"ana.lopez"'].map(
    (typed): [string, string] => [typed, 'ana.lopez'],
  ),
  ...['ana@example.com', 'ANA@Example.COM', 'ana@example.com.', 'ana@example.com;', 'ana@example。com'].map(
    (typed): [string, string] => [typed, 'ana.lopez'],
  ),
  ...['ana＠example.com', 'ana@ｅｘａｍｐｌｅ．ｃｏｍ', 'a\u200bna@example.com', 'mailto:ana@example.com'].map(
    (typed): [string, string] => [typed, 'ana.lopez'],
  ),
  ...[
    'Ana López <ana@example.com>',
    '<ana@example.com>',
    '"López, Ana" <ana@example.com>',
    'mailto:ana%40example.com',
  ].map((typed): [string, string] => [typed, 'ana.lopez']),
  ...['mailto:ana@example.com?subject=Hi', '\u202aana@example.com\u202c', 'ana@example.com，', '“ana@example.com”'].map(
    (typed): [string, string] => [typed, 'ana.lopez'],
  ),
  ...['ana@corp', 'ANA@CORP', 'ana@corp\u200b', 'ana＠corp'].map((typed): [string, string] => [typed, 'ana@corp']),
  ...['100200', '１００２００', '١٠٠٢٠٠', '\u202d100200\u202c', '१००२००', ' 100200 '].map((typed): [string, string] => [
    typed,
    '100200',
  ]),
  ...['13800000301', '138 0000 0301', '138-0000-0301', '(138) 0000-0301', '138–0000–0301', '138—0000—0301'].map(
    (typed): [string, string] => [typed, '100200'],
  ),
  ...['+8613800000301', '+86 138 0000 0301', '008613800000301', '8613800000301', 'tel:+86-138-0000-0301'].map(
    (typed): [string, string] => [typed, '100200'],
  ),
  ...[
    '138\u00a00000\u00a00301',
    '１３８００００００３０１'.replace('００００００', '０００００'),
    '＋８６１３８０００００３０１',
    '+86 (0)138 0000 0301',
  ].map((typed): [string, string] => [typed, '100200']),
  ...['\u202d+86 138 0000 0301\u202c', '١٣٨٠٠٠٠٠٣٠١', '138\u20110000\u20110301', '138−0000−0301', '138.0000.0301'].map(
    (typed): [string, string] => [typed, '100200'],
  ),
  ...['wang@例子.example', 'wang@xn--fsqu00a.example', 'WANG@例子。example'].map((typed): [string, string] => [
    typed,
    'wang.wei',
  ]),
  ...['600 111 222', '+34 600 111 222', '0034600111222', '600111222', '600–111–222'].map((typed): [string, string] => [
    typed,
    'ana.lopez',
  ]),
  ...['07400 123456', '+44 (0)7400 123456', '7400123456'].map((typed): [string, string] => [typed, 'mike']),
  ...['2024-0157', '２０２４－０１５７', '2024-0157.'].map((typed): [string, string] => [typed, '2024-0157']),
  ...['(202) 555-0123', '+1 202-555-0123', '12025550123', 'tel:+12025550123'].map((typed): [string, string] => [
    typed,
    '2024-0157',
  ]),
];

const lookAlikes = [
  ...['mıke', 'MİKE', 'm\u0456ke', 'mike\u0301', 'ⓜike', 'mi\u212ae', 'ｍｉｋｅ１', 'mike@example.org@evil.example'],
  ...['mıke@example.org', 'MİKE@example.org', 'mike@ex\u0430mple.org', 'mike@example.org.evil.example'],
  ...['mike+tag@example.org', 'mike@\u212axample.org', 'mike@exаmple.org', 'mike﹫example.org', 'mike@exam ple.org'],
  ...['mike@example.org\nBcc: eve@evil.example', 'ana@example.com,mike@example.org', 'mik', 'mike.', ''].slice(0, 3),
  ...['0000301', '00000301', '3800000301', '+13800000301', '+8513800000301', '138000003011', '11222', '00111222'],
];

let services: TestServices;
const simulators: SpawnedSimulator[] = [];

beforeAll(async () => {
  services = await openTestServices('embedded', { phoneCountryCode: undefined });
  const { db } = services;
  const keys = { accessKeyId: 'AKTEST', secretAccessKey: 'secret-of-the-tests' };
  const users = people.map(({ name, email, phone }) => ({ userName: name, displayName: '', email, phone }));
  const members = people.map(({ name, email, phone }) => ({
    account: name,
    name: '-',
    email,
    phone,
    password: 'Old-Pass-1',
  }));
  const [cloud, meeting] = await Promise.all([
    spawnSimulator('volcengine', ['--access-key-id', keys.accessKeyId, '--secret-access-key', keys.secretAccessKey]),
    spawnSimulator('huawei-meeting', ['--people', JSON.stringify(members)]),
  ]);
  simulators.push(cloud, meeting);
  await cloud.control('users', users);
  const deps = createTestDeps();
  const settings = volcengine.settingsSchema.parse({ endpoint: cloud.url, ...keys });
  const volc = volcengine.create(settings, { ...deps, accountIndex: createAccountIndex(db, 'cloud') });
  expect(await volc.refreshIndex?.()).toMatchObject({ ok: true });
  const withAppId = huaweiMeeting.settingsSchema.parse({ endpoint: meeting.url, ...credentials });
  for (const { name, email, phone } of people) {
    const person = { username: name, displayName: null, email, phone, passwordHash: null };
    expect(await addLocalAccount(db, 'local', person, new Date())).toMatchObject({ ok: true });
  }
  const own = local.create(local.settingsSchema.parse({}), {
    ...deps,
    localAccounts: createLocalAccountStore(db, 'local'),
  });
  services.directories = {
    broken: [],
    usable: [
      directoryOf('cloud', volcengine.capabilities, volc),
      directoryOf('meeting', huaweiMeeting.capabilities, huaweiMeeting.create(withAppId, deps)),
      directoryOf('local', local.capabilities, own),
    ],
  };
});
afterAll(async () => {
  await services.close();
  await Promise.all(simulators.map((simulator) => simulator.stop()));
});

function directoryOf(id: string, capabilities: Directory['capabilities'], provider: Directory['provider']): Directory {
  return { ...services.staff, id, capabilities, provider };
}

/** The account that the portal finds for what a person typed into its first field. */
async function atPortal(directoryId: string, typed: string): Promise<string | null> {
  const directory = services.directories.usable.find(({ id }) => id === directoryId);
  const field = identifierField.safeParse(typed);
  const readings = field.success ? parseIdentifier(field.data, undefined) : null;
  if (!directory || !readings?.ok) return null;
  const found = await findOneAccount(directory, readings.value);
  if (!found.ok) throw new Error(found.error.code);
  return found.value?.username ?? null;
}

/** The first account in an operator's search for the same text. */
async function inConsole(directoryId: string, typed: string): Promise<string[]> {
  const input = readQuery(typed);
  if (input.kind !== 'search') return [];
  const actor = await makeActor(services, 'helpdesk');
  const found = await searchDirectory(services, actor, { directoryId, text: input.text, cursor: null });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.accounts.map(({ username }) => username);
}

test('the table is long enough to mean something (F6, F7)', () => {
  expect(new Set(spellings.map(([typed]) => typed)).size).toBeGreaterThanOrEqual(60);
});

describe.each(['cloud', 'meeting', 'local'])('in the directory %s', (directoryId) => {
  test.each(spellings)('%j is %s at the portal and in the console (F6, F7)', async (typed, account) => {
    expect(await atPortal(directoryId, typed)).toBe(account);
    expect(await inConsole(directoryId, typed)).toContain(account);
  });

  test.each(lookAlikes)('%j finds no account at the portal (F6, F7)', async (typed) => {
    expect(await atPortal(directoryId, typed)).toBeNull();
  });
});

test('a back end that verifies people itself is asked for every reading, and unknown people look the same (F6)', async () => {
  const meeting = simulators[1];
  if (!meeting) throw new Error('no simulator');
  await meeting.control('switches', { unknownUserAt: 'puzzle' });
  const settings = huaweiMeeting.settingsSchema.parse({ endpoint: meeting.url });
  const { verification } = huaweiMeeting.create(settings, createTestDeps());
  const start = async (typed: string) => {
    const readings = parseIdentifier(typed, '86');
    if (!readings.ok) throw new Error(readings.error);
    const [{ value }, ...others] = readings.value;
    const started = await verification?.startPuzzle(value, {
      locale: 'en',
      network: 'one',
      otherReadings: others.map((each) => each.value),
    });
    return started?.ok ? started.value : null;
  };
  for (const [typed, user] of [
    ['100200', '100200'],
    ['138 0000 0301', '+8613800000301'],
    ['8613800000301', '+8613800000301'],
    ['ana@corp', 'ana@corp'],
    ['2024-0157', '2024-0157'],
  ])
    expect(await start(typed ?? ''), typed).toMatchObject({ user });
  const known = await start('100200');
  const unknown = await start('100299');
  expect(Object.keys(unknown ?? {})).toEqual(Object.keys(known ?? {}));
});
