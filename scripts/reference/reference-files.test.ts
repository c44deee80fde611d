import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { envSchema } from '@/lib/base/env';
import { directorySchema } from '@/lib/config/schema';
import { allProviders } from '@/lib/providers/registry';
import { limitsConfigSchema } from '@/lib/rate-limit/limits';
import { demoConfig } from '@/scripts/demo/demo-config';
import { configJsonSchema } from './config-json-schema';
import { configurationPage } from './configuration-page';
import { referenceFiles } from './reference-files';

const root = join(import.meta.dirname, '../..');

test.each(Object.entries(referenceFiles()))('%s is what `npm run docs` writes', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test('`.env.example` lists every variable that the README’s configuration uses', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const names = [...readme.matchAll(/"env": "(\w+)"/g)].map(([, name]) => name);
  expect(names).not.toEqual([]);
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  for (const name of names) expect(example).toMatch(new RegExp(`^# ${name}=`, 'm'));
});

/** Returns the cells of the row for this name. */
function row(name: string): string[] {
  const line = configurationPage()
    .split('\n')
    .find((candidate) => candidate.startsWith(`| \`${name}\` |`));
  return line?.split(' | ').map((cell) => cell.trim()) ?? [];
}

function leaves(value: object, prefix = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'object' && part !== null
      ? leaves(part, `${prefix}${name}.`)
      : [[prefix + name, part] as [string, unknown]],
  );
}

test.each(leaves(limitsConfigSchema.parse({})))('the limit %s is listed with its default %s', (name, value) => {
  expect(row(name)[2]).toBe(`\`${value}\``);
  expect(row(name)[3]?.length).toBeGreaterThan(20);
});

test('every variable is listed, and none of the demo', () => {
  const names = Object.keys(envSchema.shape);
  expect(names.filter((name) => row(name).length === 0 || /DEMO/.test(name))).toEqual([]);
});

test('every setting of every provider is explained', () => {
  for (const { kind, settingsSchema } of allProviders()) {
    const { properties } = z.toJSONSchema(settingsSchema, { io: 'input' });
    for (const [name, field] of Object.entries(properties ?? {})) {
      expect(field, `${kind} ${name}`).toMatchObject({ label: expect.any(String), help: expect.any(String) });
    }
  }
  for (const name of Object.keys(directorySchema.shape)) expect(configurationPage()).toMatch(`\`${name}`);
});

const published = z.fromJSONSchema(configJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
const demo = demoConfig({
  app: 'http://localhost:3000',
  smtp: 'smtp://127.0.0.1:2525',
  inbox: 'http://127.0.0.1:4003',
  volcengine: 'http://127.0.0.1:4001',
  huawei: 'http://127.0.0.1:4002',
});
const local = { id: 'local', kind: 'local', name: 'Staff accounts' };
const cloud = { id: 'cloud', kind: 'volcengine', name: 'Cloud' };

test.each([
  ['nothing', {}],
  ['the demo', demo],
  [
    'a variable for any text',
    { branding: { name: { env: 'NAME' } }, mail: { url: { env: 'SMTP_URL' }, from: 'a@example.com' } },
  ],
  [
    'a variable for a setting',
    { directories: [{ ...cloud, settings: { accessKeyId: 'AK', secretAccessKey: { env: 'SK' } } }] },
  ],
  ['a variable in a list', { passwordPolicy: { words: ['acme', { env: 'WORD' }] } }],
  [
    'a variable among names',
    {
      sms: {
        kind: 'http',
        url: 'https://x.example',
        headers: { Authorization: { env: 'A' } },
        body: { t: '{to}{text}' },
      },
    },
  ],
])('an editor accepts %s', (_name, config) => {
  expect(published.safeParse(config).error?.issues).toBeUndefined();
});

test.each([
  ['an unknown name', { brand: {} }],
  ['an unknown kind', { directories: [{ ...local, kind: 'kerberos' }] }],
  ['a setting of another kind', { directories: [{ ...local, settings: { region: 'cn-beijing' } }] }],
  ['missing keys', { directories: [cloud] }],
  ['a limit out of range', { limits: { codeTries: 0 } }],
  ['a variable without a name', { branding: { name: { env: '' } } }],
  ['a variable with more', { branding: { name: { env: 'NAME', other: 1 } } }],
])('an editor marks %s', (_name, config) => {
  expect(published.safeParse(config).success).toBe(false);
});
