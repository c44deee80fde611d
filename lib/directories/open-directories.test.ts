import { expect, test } from 'vitest';
import { openTestDirectories } from './testing/open-test-directories';

const local = { id: 'local', kind: 'local', name: 'Staff accounts' };
const cloud = {
  id: 'cloud',
  kind: 'volcengine',
  name: 'Example Cloud',
  settings: { accessKeyId: 'AKexample', secretAccessKey: { env: 'VOLC_SK' } },
};
const meeting = { id: 'meeting', kind: 'huawei-meeting', name: 'Meetings' };
const env = { VOLC_SK: 'hunter2' };

test('opens each kind with its settings, its rules and its methods', () => {
  const entries = [
    { ...cloud, match: { emailDomains: ['Example.com'] }, signInUrl: 'https://example.com/login', help: 'Servers' },
    meeting,
    { ...local, settings: { minLength: 10 }, methods: ['sms', 'email'], policy: { history: 3 } },
  ];
  const { usable, broken } = openTestDirectories(entries, { env });
  expect(broken).toEqual([]);
  expect(usable.map(({ id, kind, methods }) => [id, kind, methods])).toEqual([
    ['cloud', 'volcengine', ['email', 'sms']],
    ['meeting', 'huawei-meeting', ['sms', 'email']],
    ['local', 'local', ['sms', 'email']],
  ]);
  expect(usable[0]).toMatchObject({
    emailDomains: ['example.com'],
    signInUrl: 'https://example.com/login',
    help: 'Servers',
    capabilities: { indexed: true },
  });
  expect(usable[1]).toMatchObject({ emailDomains: [], signInUrl: null, help: null });
  expect(usable[2]?.policies).toMatchObject([
    { owner: 'directory', minLength: 10, history: 3 },
    { owner: 'organisation', minLength: 12 },
  ]);
});

test('a broken one is skipped and the others open', () => {
  const { usable, broken } = openTestDirectories([local, cloud, { ...local, id: 'staff' }], { env: {} });
  expect(usable.map(({ id }) => id)).toEqual(['local', 'staff']);
  expect(broken).toEqual([
    {
      id: 'cloud',
      problems: ['directories[1].settings.secretAccessKey: expected the environment variable VOLC_SK to be set'],
    },
  ]);
});

test('of two with one id the first opens', () => {
  const { usable, broken } = openTestDirectories([local, { ...meeting, id: 'local' }]);
  expect(usable.map(({ kind }) => kind)).toEqual(['local']);
  expect(broken).toEqual([{ id: 'local', problems: ['directories[1].id: expected each id once'] }]);
});

test('a broken one does not take the id from a good one', () => {
  const { usable, broken } = openTestDirectories([{ ...local, settings: { minLength: 1 } }, local]);
  expect(usable.map(({ id }) => id)).toEqual(['local']);
  expect(broken).toHaveLength(1);
});

test.each([
  ['a text', 'local', 'directories[0]', /^directories\[0\]: .*expected object/],
  ['nothing', null, 'directories[0]', /^directories\[0\]: .*expected object/],
  ['no id', { kind: 'local', name: 'x' }, 'directories[0]', /^directories\[0\]\.id: /],
  ['an id that is no id', { ...local, id: 'A/B' }, 'A/B', /^directories\[0\]\.id: expected lower-case letters/],
  [
    'an unknown kind',
    { ...local, kind: 'kerberos' },
    'local',
    /^directories\[0\]\.kind: expected one of local, ldap, active-directory, volcengine, huawei-meeting$/,
  ],
  ['an unknown name', { ...local, colour: 'red' }, 'local', /^directories\[0\]: .*"colour"/],
  [
    'an unknown setting',
    { ...local, settings: { minLenght: 9 } },
    'local',
    /^directories\[0\]\.settings: .*"minLenght"/,
  ],
  [
    'a setting out of range',
    { ...local, settings: { minLength: 4 } },
    'local',
    /^directories\[0\]\.settings\.minLength: .*>=8/,
  ],
  [
    'no key',
    { ...cloud, settings: { secretAccessKey: 'hunter2' } },
    'cloud',
    /^directories\[0\]\.settings\.accessKeyId: /,
  ],
  [
    'an invalid key',
    { ...cloud, settings: { ...cloud.settings, accessKeyId: 'hunter2 hunter2' } },
    'cloud',
    /^directories\[0\]\.settings\.accessKeyId: expected/,
  ],
  [
    'an unencrypted endpoint',
    { ...meeting, settings: { endpoint: 'http://hunter2.example.com' } },
    'meeting',
    /^directories\[0\]\.settings\.endpoint: use https/,
  ],
  [
    'half of a pair',
    { ...meeting, settings: { appKey: 'hunter2' } },
    'meeting',
    /^directories\[0\]\.settings\.appKey: appId and appKey belong together/,
  ],
  [
    'a sign-in page that is a script',
    { ...local, signInUrl: 'javascript:hunter2' },
    'local',
    /^directories\[0\]\.signInUrl: expected an http/,
  ],
  ['an invalid method', { ...local, methods: ['push'] }, 'local', /^directories\[0\]\.methods\[0\]: .*"email"\|"sms"/],
])('%s is told by its path, without the secret', (_name, entry, id, problem) => {
  const { usable, broken } = openTestDirectories([entry], { env });
  expect(usable).toEqual([]);
  expect(broken).toHaveLength(1);
  expect(broken[0]?.id).toBe(id);
  expect(broken[0]?.problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  expect(broken[0]?.problems.join()).not.toContain('hunter2');
});

test('only methods that can be delivered here are offered', () => {
  const { usable } = openTestDirectories([local, { ...local, id: 'b', methods: ['sms', 'email'] }], {
    transports: ['email'],
  });
  expect(usable.map(({ methods }) => methods)).toEqual([['email'], ['email']]);
});

test.each([
  [[], undefined, 'none is possible: set up mail or sms'],
  [['email'] as const, ['sms'], 'possible: email'],
])('with %j for transports and %j for methods nobody could prove anything', (transports, methods, words) => {
  const entry = { ...local, ...(methods ? { methods } : {}) };
  const { usable, broken } = openTestDirectories([entry], { transports });
  expect(usable).toEqual([]);
  expect(broken[0]?.problems).toEqual([
    `directories[0].methods: expected a method that can be delivered here (${words})`,
  ]);
});

test('a back end that sends its own codes needs none of our transports', () => {
  expect(openTestDirectories([meeting], { transports: [] }).usable[0]?.methods).toEqual(['sms', 'email']);
});
