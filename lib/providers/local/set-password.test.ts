import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { createMemoryLocalAccounts } from '@/lib/providers/testing/memory-local-accounts';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { LocalAccount, LocalAccountStore } from '@/lib/providers/types';
import { createPasswordHasher, type PasswordHasher, saltOf } from './password-hasher';
import { setLocalPassword } from './set-password';
import { localPolicy } from './settings';
import { makeAccount } from './testing/make-account';
import { verifyLocalPassword } from './verify-local-password';

const deps = createTestDeps();
const ana = { kind: 'username', value: 'ana.lopez' } as const;

/** The real hasher, with its runs counted. */
function countRuns(): PasswordHasher & { runs: number } {
  const real = createPasswordHasher(deps.mac);
  const counted = {
    runs: 0,
    hash: (...input: Parameters<PasswordHasher['hash']>) => {
      counted.runs += 1;
      return real.hash(...input);
    },
    verify: (...input: Parameters<PasswordHasher['verify']>) => {
      counted.runs += 1;
      return real.verify(...input);
    },
  };
  return counted;
}

async function createDirectory(overrides: Partial<LocalAccount> = {}, history = 5) {
  const accounts = createMemoryLocalAccounts([await makeAccount(deps.mac, 'the very first one', overrides)]);
  const hasher = countRuns();
  const directory = { accounts, hasher, policy: localPolicy({ minLength: 8, history }), logger: deps.logger };
  const set = (password: string, mustChange = false) =>
    setLocalPassword(directory, { accountId: 'a-1', password, mustChange });
  const stored = async () => {
    const account = await accounts.get('a-1');
    if (!account?.passwordHash) throw new Error('no account');
    return { ...account, passwordHash: account.passwordHash };
  };
  const signIn = (password: string) => verifyLocalPassword(accounts, deps, ana, password);
  return { accounts, hasher, directory, set, stored, signIn };
}

describe('history', () => {
  test('the last 5 passwords, including the current one, are refused; the sixth is allowed again', async () => {
    const { set } = await createDirectory();
    const passwords = [
      'the very first one',
      'second one of Ana',
      'third one of Ana',
      'fourth one of Ana',
      'fifth one of Ana',
    ];
    for (const password of passwords.slice(1)) expect((await set(password)).ok).toBe(true);
    for (const password of passwords) {
      expect(await set(password)).toEqual({
        ok: false,
        error: { code: 'password_refused', issues: [{ rule: 'history', owner: 'directory', limit: 5 }] },
      });
    }
    expect((await set('sixth one of Ana')).ok).toBe(true);
    expect((await set('the very first one')).ok).toBe(true);
  });

  test('one Argon2 run for each reset, however long the history', async () => {
    const { set, hasher } = await createDirectory();
    for (let at = 0; at < 6; at += 1) await set(`password number ${at}`);
    expect(hasher.runs).toBe(6);
    await set('password number 4');
    expect(hasher.runs).toBe(7);
  });

  test('hashes with other salts and parameters are checked one by one', async () => {
    const peppered = deps.mac('local-password', 'one from long ago');
    const old = await hash(peppered, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const { set, hasher } = await createDirectory({ history: [old] });
    expect(await set('one from long ago')).toMatchObject({ error: { code: 'password_refused' } });
    expect(hasher.runs).toBe(2);
    expect((await set('a new one of Ana')).ok).toBe(true);
  });

  test('if off, the current password is accepted again and no history is kept', async () => {
    const { set, stored } = await createDirectory({}, 0);
    expect((await set('second one of Ana')).ok).toBe(true);
    expect((await set('second one of Ana')).ok).toBe(true);
    expect((await stored()).history).toEqual([]);
  });

  test('the salt stays with the account and differs between accounts', async () => {
    const { set, stored } = await createDirectory();
    const before = saltOf((await stored()).passwordHash);
    await set('second one of Ana');
    expect(saltOf((await stored()).passwordHash)).toEqual(before);
    const other = await makeAccount(deps.mac, 'the very first one');
    expect(saltOf(other.passwordHash ?? '')).not.toEqual(before);
  });
});

describe('what is stored', () => {
  test('an Argon2id hash with 19 MiB in PHC form, of the peppered password', async () => {
    const { set, stored, accounts } = await createDirectory();
    await set('second one of Ana', true);
    const account = await stored();
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(account.mustChange).toBe(true);
    const otherKey = { ...deps, mac: (_purpose: string, value: string) => value };
    expect(await verifyLocalPassword(accounts, otherKey, ana, 'second one of Ana')).toEqual({
      ok: false,
      error: 'wrong',
    });
  });

  test('a first password for an account without one', async () => {
    const { set, signIn } = await createDirectory({ passwordHash: null });
    expect((await set('the very first one')).ok).toBe(true);
    expect((await signIn('the very first one')).ok).toBe(true);
  });

  test('the same password in another Unicode form matches', async () => {
    const { set, signIn } = await createDirectory();
    await set('contrase\u00f1a de Ana');
    expect((await signIn('contrasen\u0303a de Ana')).ok).toBe(true);
    expect(await set('contrasen\u0303a de Ana')).toMatchObject({ error: { code: 'password_refused' } });
  });

  test('setting a password lifts a lock', async () => {
    const { set, signIn } = await createDirectory({ lockedUntil: new Date(Date.now() + 3_600_000) });
    expect(await signIn('the very first one')).toEqual({ ok: false, error: 'locked' });
    expect((await set('second one of Ana')).ok).toBe(true);
    expect((await signIn('second one of Ana')).ok).toBe(true);
  });

  test('accounts that belong to another system are left unchanged', async () => {
    const { set, signIn } = await createDirectory({ status: 'read_only' });
    expect(await set('second one of Ana')).toEqual({ ok: false, error: { code: 'account_read_only' } });
    expect((await signIn('the very first one')).ok).toBe(true);
  });
});

describe('changes at the same time', () => {
  /** A store in which another change gets in before each of the first `times` writes. */
  function withRivals(
    accounts: LocalAccountStore,
    rivalHash: (turn: number) => string,
    times: number,
  ): LocalAccountStore {
    let turn = 0;
    return {
      ...accounts,
      replacePassword: async (accountId, change) => {
        if (turn < times) {
          turn += 1;
          const account = await accounts.get(accountId);
          if (account)
            await accounts.replacePassword(accountId, {
              previousHash: account.passwordHash,
              passwordHash: rivalHash(turn),
              history: [],
              mustChange: false,
            });
        }
        return accounts.replacePassword(accountId, change);
      },
    };
  }
  const request = { accountId: 'a-1', password: 'second one of Ana', mustChange: false };

  test('a lost race is retried once', async () => {
    const { accounts, directory, signIn } = await createDirectory();
    const rival = await makeAccount(deps.mac, 'the one of a rival');
    const raced = { ...directory, accounts: withRivals(accounts, () => rival.passwordHash ?? '', 1) };
    expect((await setLocalPassword(raced, request)).ok).toBe(true);
    expect((await signIn('second one of Ana')).ok).toBe(true);
    expect((await signIn('the one of a rival')).ok).toBe(false);
  });

  test('a race lost twice is busy and leaves the other change in place', async () => {
    const { accounts, directory } = await createDirectory();
    const hashes = await Promise.all(['rival one', 'rival two'].map((password) => makeAccount(deps.mac, password)));
    const raced = { ...directory, accounts: withRivals(accounts, (turn) => hashes[turn - 1]?.passwordHash ?? '', 2) };
    expect(await setLocalPassword(raced, request)).toEqual({ ok: false, error: { code: 'busy' } });
    expect((await verifyLocalPassword(accounts, deps, ana, 'rival two')).ok).toBe(true);
  });

  test('losing to the same password is success', async () => {
    const { hasher, stored, set } = await createDirectory();
    const [one, two] = await Promise.all([set('second one of Ana'), set('second one of Ana')]);
    expect([one.ok, two.ok]).toEqual([true, true]);
    expect((await stored()).history).toHaveLength(1);
    expect(hasher.runs).toBe(2);
  });

  test('a write that fails midway is unknown, never refused', async () => {
    const { accounts, directory } = await createDirectory();
    const cut = { ...accounts, replacePassword: async () => Promise.reject(new Error('cut')) };
    expect(await setLocalPassword({ ...directory, accounts: cut }, request)).toEqual({
      ok: false,
      error: { code: 'outcome_unknown' },
    });
  });
});
