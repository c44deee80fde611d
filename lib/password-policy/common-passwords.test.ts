import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkNewPassword } from './check-new-password';
import { isCommonPassword } from './common-passwords';
import { generatePassword } from './generate-password';
import { portalPolicy } from './portal-policy';

const entries = brotliDecompressSync(await readFile(new URL('./data/common-passwords.txt.br', import.meta.url)))
  .toString()
  .trim()
  .split('\n');

test('contains well over 100,000 passwords of at least 8 characters', () => {
  expect(entries.filter((entry) => entry.length >= 8).length).toBeGreaterThan(100_000);
  expect(new Set(entries).size).toBe(entries.length);
});

test.each(['password', 'PASSWORD', 'Password1', 'qwertyuiop', 'iloveyou', '123456789', 'ｐａｓｓｗｏｒｄ'])(
  '%s is common',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  },
);

test.each(['', 'password-and-more-of-it', 'xpassword8x', 'qwertyuiop\nqwerty', 'sswor'])(
  '%j is not',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  },
);

test('the first, the last and every hundredth entry are found', async () => {
  const sample = [...entries.filter((_entry, at) => at % 1_000 === 0), ...entries.slice(-1)];
  const answers = await Promise.all(sample.map((entry) => isCommonPassword(entry)));
  expect(answers.filter((each) => !each)).toEqual([]);
});

test('is part of the check of a new password if a policy asks for it', async () => {
  const context = { words: [] };
  expect(await checkNewPassword('Iloveyou1', [portalPolicy()], context)).toEqual([
    { rule: 'common_password', owner: 'portal' },
  ]);
  expect(await checkNewPassword('Iloveyou1', [{ ...portalPolicy(), refusesCommon: false }], context)).toEqual([]);
  const generated = generatePassword([portalPolicy()], context);
  expect(generated.ok && (await checkNewPassword(generated.value, [portalPolicy()], context))).toEqual([]);
});

test.each(['P@ssw0rd1', 'P@ssw0rd123!', 'Passw0rd!', 'Dr4g0nfly-7', 'QWERTYUIOP2026'])(
  '%s is a disguised common password',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  },
);

test.each(['Brave-Walnut-4821', 'Kx7pm-9wQtz-hR4vb', 'Tr0ub4dor & horse', 'dragonfly20261121', 'ca7'])(
  '%s is not',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  },
);
