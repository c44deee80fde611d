import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InvalidSettings } from '@/lib/base/env';
import { describePath, loadConfig } from './load-config';

const folder = mkdtempSync(join(tmpdir(), 'rekey-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mail = { url: 'smtps://u:hunter2@mail.example.com', from: 'Example <no-reply@example.com>' };

function write(content: unknown): string {
  const file = join(folder, 'rekey.config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function problemsOf(content: unknown, env: Record<string, string> = {}): string[] {
  const file = write(content);
  try {
    loadConfig(file, env);
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    expect(error.message).toContain(file);
    return error.problems;
  }
  return [];
}

test('a byte order mark is accepted, and an extra comma is reported by line and column (F10)', () => {
  expect(loadConfig(write('\uFEFF{"branding":{"name":"Example"}}'), {}).branding.name).toBe('Example');
  expect(problemsOf('{\n  "codeDigits": 6,\n}')).toEqual([
    'line 3, column 1: expected a name in double quotes; remove the comma before it, found `}`',
  ]);
});

test('no file: the defaults apply', () => {
  const config = loadConfig(join(folder, 'nothing.json'), {});
  expect(config).toMatchObject({
    branding: { name: 'Rekey' },
    directories: [{ id: 'local', kind: 'local' }],
    passwordPolicy: { words: [] },
    codeDigits: 6,
    limits: { codeTries: 5, contactSends: { perDay: { sms: 5, email: 10 } } },
  });
  expect(config.mail).toBeUndefined();
});

test('secrets come from the environment', () => {
  const file = write({ mail: { ...mail, url: { env: 'SMTP_URL' } } });
  expect(loadConfig(file, { SMTP_URL: mail.url }).mail).toEqual(mail);
});

test('directories are not validated here: each is validated when it is opened', () => {
  const directories = [{ id: 1 }, 'nonsense', { settings: { key: { env: 'MISSING' } } }];
  expect(loadConfig(write({ directories }), {}).directories).toEqual(directories);
});

test('one limit can be changed and the others keep their defaults', () => {
  const { limits } = loadConfig(write({ limits: { addressStarts: 100, contactSends: { perDay: { sms: 2 } } } }), {});
  expect(limits).toMatchObject({ addressStarts: 100, accountStarts: 5 });
  expect(limits.contactSends).toEqual({ perMinute: 1, perQuarterHour: 3, perDay: { sms: 2, email: 10 } });
});

test.each([
  ['{', /^line 1, column 2: expected a name in double quotes, found the end of the file$/],
  ['', /^line 1, column 1: expected a value, found the end of the file$/],
  ['[]', /^the file: expected an object$/],
  ['null', /^the file: expected an object$/],
  ['"x"', /^the file: expected an object$/],
])('%j is no configuration', (text, problem) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
});

test.each([
  ['an unknown name', { brandng: {} }, /^the file: .*"brandng"/],
  ['an unknown name inside', { branding: { colour: 'red' } }, /^branding: .*"colour"/],
  ['a number for a text', { branding: { name: 5 } }, /^branding\.name: .*expected string/],
  ['a pale colour', { branding: { accent: '#ffcc00' } }, /^branding\.accent: expected a darker colour.* 4\.5/],
  ['a colour by name', { branding: { accent: 'blue' } }, /^branding\.accent: expected a colour such as #1d4ed8/],
  [
    'a logo elsewhere',
    { branding: { logoUrl: 'https://x/y.svg' } },
    /^branding\.logoUrl: expected a path on this site/,
  ],
  [
    'a page that is a script',
    { branding: { privacyUrl: 'javascript:alert(1)' } },
    /^branding\.privacyUrl: expected an http/,
  ],
  ['no sender', { mail: { url: mail.url } }, /^mail\.from: .*expected string/],
  ['a mail address for a server', { mail: { ...mail, url: 'u:hunter2@mail' } }, /^mail\.url: must look like smtps:/],
  ['no directory', { directories: [] }, /^directories: .*>=1/],
  ['directories by name', { directories: {} }, /^directories: .*expected array/],
  ['a limit of nothing', { limits: { codeTries: 0 } }, /^limits\.codeTries: .*>=1/],
  ['a limit that is no limit', { limits: { codeTries: 1000 } }, /^limits\.codeTries: .*<=20/],
  ['an unknown limit', { limits: { codeTry: 3 } }, /^limits: .*"codeTry"/],
  ['a code of 4 digits', { codeDigits: 4 }, /^codeDigits: .*>=6/],
  ['a country code with a plus', { phoneCountryCode: '+86' }, /^phoneCountryCode: expected digits such as 86/],
  [
    'a gateway that gets numbers of no country',
    {
      sms: {
        kind: 'http',
        url: 'https://hunter2.example',
        body: { to: '{to}', text: '{text}' },
        numberFormat: 'national',
      },
    },
    /^sms\.numberFormat: national needs phoneCountryCode/,
  ],
  ['a word too short', { passwordPolicy: { words: ['acme', 'x'] } }, /^passwordPolicy\.words\[1\]: .*>=3/],
  [
    'a variable that is missing',
    { mail: { ...mail, url: { env: 'SMTP' } } },
    /^mail\.url: expected the environment variable SMTP/,
  ],
])('%s is refused once, by its path, without the secret', (_name, content, problem) => {
  const problems = problemsOf(content);
  expect(problems).toEqual([expect.stringMatching(problem)]);
  expect(problems.join()).not.toContain('hunter2');
});

test('all problems are reported at once', () => {
  expect(problemsOf({ codeDigits: 1, branding: { name: '' }, mail: { ...mail, from: { env: 'FROM' } } })).toHaveLength(
    3,
  );
});

test('a file that cannot be read is an error, not the defaults', () => {
  expect(() => loadConfig(folder, {})).toThrow(InvalidSettings);
});

test('paths are written as people write them', () => {
  expect(describePath(['directories', 1, 'settings', 'region'])).toBe('directories[1].settings.region');
  expect(describePath([])).toBe('the file');
});

test('missing variables of directories are reported together with the rest', () => {
  const directory = { id: 'cloud', kind: 'volcengine', settings: { accessKeyId: { env: 'VOLC_AK' } } };
  expect(problemsOf({ mail: { ...mail, url: { env: 'SMTP_URL' } }, directories: [directory] })).toEqual([
    'mail.url: expected the environment variable SMTP_URL to be set',
    'directories[0].settings.accessKeyId: expected the environment variable VOLC_AK to be set',
  ]);
});
