import { expect, test } from 'vitest';
import { substituteEnv } from './substitute-env';

const env = { SMTP_URL: 'smtps://u:hunter2@mail.example.com', EMPTY: '' };

test('inserts the value at any depth and leaves the rest unchanged', () => {
  const given = {
    a: { env: 'SMTP_URL' },
    list: [{ deep: [{ env: 'SMTP_URL' }] }],
    n: 1,
    yes: true,
    none: null,
    text: 'x',
  };
  expect(substituteEnv(given, env)).toEqual({
    value: { a: env.SMTP_URL, list: [{ deep: [env.SMTP_URL] }], n: 1, yes: true, none: null, text: 'x' },
    problems: [],
  });
});

test('a missing or empty variable is named with its path', () => {
  const given = { mail: { url: { env: 'MISSING' } }, list: [1, { key: { env: 'EMPTY' } }] };
  expect(substituteEnv(given, env).problems).toEqual([
    'mail.url: expected the environment variable MISSING to be set',
    'list[1].key: expected the environment variable EMPTY to be set',
  ]);
});

test('a trailing line break is not part of a value (F9)', () => {
  const from = (value: string) => substituteEnv({ key: { env: 'NAME' } }, { NAME: value });
  for (const end of ['', '\n', '\r\n']) expect(from(`secret${end}`).value).toEqual({ key: 'secret' });
  expect(from('two\n\n').value).toEqual({ key: 'two\n' });
  expect(from('\n').problems).toEqual(['key: expected the environment variable NAME to be set']);
});

test('paths start with the caller’s prefix', () => {
  const { problems } = substituteEnv({ settings: { key: { env: 'MISSING' } } }, env, 'directories[2]');
  expect(problems).toEqual(['directories[2].settings.key: expected the environment variable MISSING to be set']);
});

test.each([{ env: 1 }, { env: null }, { env: { env: 1 } }, { env: 'SMTP_URL', other: 1 }])(
  '%j is an ordinary object',
  (given) => {
    const expected = 'other' in given ? given : { ...given };
    expect(substituteEnv(given, env)).toEqual({ value: expected, problems: [] });
  },
);

test('the value of a variable is not substituted again', () => {
  expect(substituteEnv({ env: 'A' }, { A: '{"env":"B"}', B: 'x' }).value).toBe('{"env":"B"}');
});
