import { expect, test } from 'vitest';
import { configSchema, directorySchema } from '@/lib/config/schema';
import { checkPassword } from '@/lib/password-policy/check-password';
import { isCommonPassword } from '@/lib/password-policy/common-passwords';
import { meetingPasswordPolicy } from '@/lib/providers/huawei-meeting/policy';
import { findProvider } from '@/lib/providers/registry';
import { volcenginePasswordPolicy } from '@/lib/providers/volcengine/password-policy';
import { canBeTyped } from '@/lib/reset/can-be-typed';
import { huaweiMeetingPeople, officePeople, samplePeople, volcenginePeople } from '@/simulators/people';
import { demoConfig } from './demo-config';
import { printGuide } from './print-guide';

const settings = {
  url: 'ldaps://127.0.0.1:6360',
  bindDn: 'cn=svc-reset,dc=example,dc=org',
  bindPassword: 'secret',
  base: 'ou=people,dc=example,dc=org',
};
const config = demoConfig({
  app: 'http://localhost:3000',
  smtp: 'smtp://127.0.0.1:2525',
  inbox: 'http://127.0.0.1:4003',
  volcengine: 'http://127.0.0.1:4001',
  huawei: 'http://127.0.0.1:4002',
  ldap: settings,
});
const everybody = [...Object.values(samplePeople).flat(), ...officePeople];

test('the portal accepts the configuration', () => {
  expect(configSchema.safeParse(config).error?.issues).toBeUndefined();
  for (const directory of config.directories) {
    expect(directorySchema.safeParse(directory).error?.issues).toBeUndefined();
    const settings = findProvider(directory.kind)?.settingsSchema.safeParse(directory.settings);
    expect(settings?.error?.issues).toBeUndefined();
    expect(settings?.success).toBe(true);
  }
});

test('user names can be typed, and so found (F6)', () => {
  expect(everybody.map(({ username }) => username).filter((username) => !canBeTyped(username))).toEqual([]);
});

test('no two users share a name, an address or a password', () => {
  for (const field of ['username', 'displayName', 'email', 'phone', 'password'] as const) {
    expect(new Set(everybody.map((person) => person[field])).size).toBe(20);
  }
});

test('the initial passwords meet every rule', async () => {
  const policies = [volcenginePasswordPolicy, meetingPasswordPolicy('strict')];
  for (const { password, username, displayName } of everybody) {
    expect(checkPassword(password, policies, { words: [username, displayName] })).toEqual([]);
    expect(await isCommonPassword(password)).toBe(false);
  }
});

test('an e-mail address determines the directory', () => {
  for (const { id, match } of config.directories) {
    const people = { ...samplePeople, office: officePeople }[id] ?? [];
    expect(people).toHaveLength(5);
    for (const { email } of people) expect(match.emailDomains).toContain(email.split('@')[1]);
  }
});

test('the guide fits a small terminal and says what to open and type first', () => {
  const guide = printGuide('http://localhost:3000', 'data/demo/portal.log');
  const lines = guide.trim().split('\n');
  expect(lines.length).toBeLessThanOrEqual(10);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  expect(lines[0]).toContain(samplePeople.cloud[0]?.email);
  expect(guide).toContain('http://localhost:3000/demo/inbox');
});

test('both simulators get five people each', () => {
  expect(volcenginePeople()).toHaveLength(5);
  expect(huaweiMeetingPeople()).toHaveLength(5);
});
