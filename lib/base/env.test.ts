import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { InvalidSettings, parseEnv } from './env';

function problemsOf(source: Record<string, string>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems;
    throw error;
  }
  return [];
}

test('no variables: the documented defaults apply', () => {
  expect(parseEnv({})).toEqual({
    APP_URL: 'http://localhost:3000',
    DATA_DIR: './data',
    CONFIG_FILE: './rekey.config.json',
    TRUSTED_PROXIES: 0,
    OUTBOUND_ALLOW: [],
    PORT: 3000,
    HOSTNAME: '0.0.0.0',
    LOG_LEVEL: 'info',
    plainCookies: true,
  });
});

test('an empty variable counts as absent', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '', APP_SECRET: '' })).toMatchObject({ PORT: 3000 });
});

test.each([
  ['https://reset.example.com', 'https://reset.example.com'],
  ['https://reset.example.com/', 'https://reset.example.com'],
  ['https://RESET.example.com:443', 'https://reset.example.com'],
  ['https://reset.example.com:8443', 'https://reset.example.com:8443'],
  ['http://localhost:3100', 'http://localhost:3100'],
])('APP_URL %s is the origin %s', (given, origin) => {
  expect(parseEnv({ APP_URL: given }).APP_URL).toBe(origin);
});

test('cookies are plain on http://localhost only', () => {
  expect(parseEnv({ APP_URL: 'http://localhost:3000' }).plainCookies).toBe(true);
  expect(parseEnv({ APP_URL: 'https://localhost:3000' }).plainCookies).toBe(false);
});

test.each([
  ['APP_URL', 'reset.example.com', 'http or https'],
  ['APP_URL', 'not an address', 'http or https'],
  ['APP_URL', 'ftp://reset.example.com', 'http or https'],
  ['APP_URL', 'https://reset.example.com/portal', 'without path'],
  ['APP_URL', 'https://reset.example.com/?a', 'without path'],
  ['APP_URL', 'https://user:hunter2@reset.example.com', 'without path'],
  ['APP_URL', 'http://reset.example.com', 'https'],
  ['APP_URL', 'http://127.0.0.1:3000', 'localhost'],
  ['APP_SECRET', 'hunter2', '32 random bytes'],
  ['APP_SECRET', `hunter2 ${'!'.repeat(80)}`, '32 random bytes'],
  ['APP_SECRET', randomBytes(31).toString('base64'), '32 random bytes'],
  ['APP_SECRET_PREVIOUS', 'hunter2', '32 random bytes'],
  ['DATABASE_URL', 'mysql://rekey:hunter2@db/rekey', 'postgres://'],
  ['DATABASE_URL', 'hunter2', 'postgres://'],
  ['TRUSTED_PROXIES', 'all', '0 to 9'],
  ['TRUSTED_PROXIES', '-1', '0 to 9'],
  ['TRUSTED_PROXIES', '1.5', '0 to 9'],
  ['TRUSTED_PROXIES', '10', '0 to 9'],
  ['METRICS_TOKEN', 'hunter2', '16 characters'],
  ['SETUP_TOKEN', 'hunter2', '16 characters'],
  ['PORT', 'http', 'port number'],
  ['PORT', '65536', 'port number'],
  ['LOG_LEVEL', 'loud', '"debug"|"info"|"warn"|"error"|"silent"'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0', 'NODE_EXTRA_CA_CERTS'],
])('%s=%s is refused by name, and the value is not quoted', (name, value, expected) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name}: `));
  expect(problems[0]).toContain(expected);
  expect(problems.join()).not.toContain('hunter2');
});

test('all invalid variables are named at once', () => {
  const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', APP_SECRET: 'x' });
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(['APP_SECRET', 'LOG_LEVEL', 'PORT']);
});

test('a secret may contain line breaks or be in base64url', () => {
  const bytes = randomBytes(64);
  const inLines = bytes.toString('base64').replace(/(.{64})/g, '$1\n');
  expect(problemsOf({ APP_SECRET: inLines })).toEqual([]);
  expect(problemsOf({ APP_SECRET: bytes.toString('base64url') })).toEqual([]);
});

test('a trailing line break of a variable is removed, as in secrets read from a file (F9)', () => {
  for (const end of ['\n', '\r\n']) {
    const env = parseEnv({
      SETUP_TOKEN: `0123456789abcdef${end}`,
      APP_URL: `https://reset.example.com${end}`,
      PORT: end,
    });
    expect(env).toMatchObject({ SETUP_TOKEN: '0123456789abcdef', APP_URL: 'https://reset.example.com', PORT: 3000 });
  }
});
