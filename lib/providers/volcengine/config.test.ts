import { expect, test } from 'vitest';
import { volcengineSettingsSchema } from './config';

const least = { accessKeyId: 'AKTEST', secretAccessKey: 'secret' };

test('two keys are enough', () => {
  expect(volcengineSettingsSchema.parse(least)).toEqual({
    ...least,
    endpoint: 'https://open.volcengineapi.com',
    region: 'cn-beijing',
    service: 'cloudidentity',
    allowSynchronisedUsers: false,
    defaultCountryCode: '86',
  });
});

test.each([
  ['endpoint', 'http://open.volcengineapi.com'],
  ['endpoint', 'https://open.volcengineapi.com/path'],
  ['endpoint', 'https://user:pass@open.volcengineapi.com'],
  ['endpoint', 'http://127.0.0.1.example.com'],
  ['endpoint', 'open.volcengineapi.com'],
  ['region', 'cn/beijing'],
  ['accessKeyId', 'AK/TEST'],
  ['accessKeyId', ''],
  ['secretAccessKey', ''],
  ['sessionToken', 'two\r\nlines'],
  ['defaultCountryCode', '+86'],
  ['allowSynchronisedUsers', 'yes'],
  ['noSuchSetting', true],
])('refuses %s = %j', (name, value) => {
  const result = volcengineSettingsSchema.safeParse({ ...least, [name]: value });
  expect(result.error?.issues.map((issue) => issue.path[0] ?? (issue as { keys?: string[] }).keys?.[0])).toContain(
    name,
  );
});

test.each(['http://127.0.0.1:4001', 'http://localhost:4001', 'http://[::1]:4001', 'https://private.example.com:8443'])(
  'takes %s',
  (endpoint) => {
    expect(volcengineSettingsSchema.parse({ ...least, endpoint }).endpoint).toBe(endpoint);
  },
);

test('exactly the secrets are marked secret', () => {
  const secret = Object.entries(volcengineSettingsSchema.shape)
    .filter(([, schema]) => (schema.meta() as { secret?: boolean } | undefined)?.secret)
    .map(([name]) => name);
  expect(secret).toEqual(['secretAccessKey', 'sessionToken']);
});
