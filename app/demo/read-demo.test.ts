import { expect, test } from 'vitest';
import { readDemo } from './read-demo';

const addresses = {
  DEMO_INBOX_URL: 'http://127.0.0.1:1',
  DEMO_VOLCENGINE_URL: 'http://127.0.0.1:2',
  DEMO_HUAWEI_URL: 'http://127.0.0.1:3',
  DEMO_PEOPLE_FILE: '/people.json',
};
const environment = (given: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'production', ...given });

test('the demo has its addresses', () => {
  expect(readDemo(environment({ REKEY_DEMO: '1', ...addresses }))).toEqual({
    inboxUrl: 'http://127.0.0.1:1',
    volcengineUrl: 'http://127.0.0.1:2',
    huaweiUrl: 'http://127.0.0.1:3',
    ldap: undefined,
    peopleFile: '/people.json',
    operatorsFile: undefined,
    guideFile: undefined,
  });
});

test('the demo has a directory server if one was started', () => {
  const server = { DEMO_LDAP_URL: 'ldap://127.0.0.1:4', DEMO_LDAP_BASE: 'ou=people,dc=example,dc=org' };
  expect(readDemo(environment({ REKEY_DEMO: '1', ...addresses, ...server }))?.ldap).toEqual({
    url: 'ldap://127.0.0.1:4',
    base: 'ou=people,dc=example,dc=org',
  });
});

test.each([
  ['nothing', {}],
  ['the addresses without the flag', addresses],
  ['a flag that is off', { REKEY_DEMO: '0', ...addresses }],
  ['a flag of another kind', { REKEY_DEMO: 'true', ...addresses }],
  ['the flag without the addresses', { REKEY_DEMO: '1' }],
  ['the flag with some of the addresses', { REKEY_DEMO: '1', DEMO_INBOX_URL: 'http://127.0.0.1:1' }],
  ['the flag with an address that is none', { REKEY_DEMO: '1', ...addresses, DEMO_HUAWEI_URL: 'somewhere' }],
])('there is no demo with %s', (_, given) => {
  expect(readDemo(environment(given))).toBeNull();
});
