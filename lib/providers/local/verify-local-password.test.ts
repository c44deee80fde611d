import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { createMemoryLocalAccounts } from '@/lib/providers/testing/memory-local-accounts';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import { createPasswordHasher, hashOfNobody, isPresent } from './password-hasher';
import { makeAccount } from './testing/make-account';
import { verifyLocalPassword } from './verify-local-password';

const deps = createTestDeps();
const ana = { kind: 'username', value: 'ana.lopez' } as const;
const wrong = { ok: false, error: 'wrong' };

describe('verifyLocalPassword', () => {
  test('the right password, by every identifier, with the must-change flag', async () => {
    const accounts = createMemoryLocalAccounts([await makeAccount(deps.mac, 'of Ana alone', { mustChange: true })]);
    const phone = { kind: 'phone', value: '+34600000001' } as const;
    for (const identifier of [ana, phone, { kind: 'email', value: 'ana@example.com' } as const]) {
      expect(await verifyLocalPassword(accounts, deps, identifier, 'of Ana alone')).toEqual({
        ok: true,
        value: { accountId: 'a-1', mustChange: true },
      });
    }
  });

  test('every other case gets the same answer', async () => {
    const password = 'of Ana alone';
    const account = await makeAccount(deps.mac, password);
    const stores = {
      mistyped: createMemoryLocalAccounts([{ ...account, passwordHash: await passwordHash('another') }]),
      nobody: createMemoryLocalAccounts([]),
      several: createMemoryLocalAccounts([account, { ...account, id: 'a-2' }]),
      disabled: createMemoryLocalAccounts([{ ...account, status: 'disabled' }]),
      withoutPassword: createMemoryLocalAccounts([{ ...account, passwordHash: null }]),
    };
    for (const [name, accounts] of Object.entries(stores)) {
      expect(await verifyLocalPassword(accounts, deps, ana, password), name).toEqual(wrong);
    }
  });

  test('a locked account is reported as locked whatever was typed', async () => {
    const lockedUntil = new Date(Date.now() + 60_000);
    const accounts = createMemoryLocalAccounts([await makeAccount(deps.mac, 'of Ana alone', { lockedUntil })]);
    for (const password of ['of Ana alone', 'a guess']) {
      expect(await verifyLocalPassword(accounts, deps, ana, password)).toEqual({ ok: false, error: 'locked' });
    }
  });

  test('the hash of nobody can be checked and matches nothing', async () => {
    expect(isPresent(hashOfNobody)).toBe(true);
    const hasher = createPasswordHasher(deps.mac);
    expect(await hasher.verify(hashOfNobody, '')).toEqual({ ok: true, value: false });
  });

  test('a hash with older parameters is re-hashed and the password still works', async () => {
    const old = await hash(deps.mac('local-password', 'of Ana alone'), { memoryCost: 8_192, timeCost: 1 });
    const account = await makeAccount(deps.mac, 'x', { passwordHash: old, history: ['kept'] });
    const accounts = createMemoryLocalAccounts([account]);
    expect((await verifyLocalPassword(accounts, deps, ana, 'of Ana alone')).ok).toBe(true);
    const renewed = await accounts.get('a-1');
    expect(isPresent(renewed?.passwordHash ?? '')).toBe(true);
    expect(renewed?.history).toEqual(['kept']);
    expect((await verifyLocalPassword(accounts, deps, ana, 'of Ana alone')).ok).toBe(true);
  });
});

async function passwordHash(password: string): Promise<string | null> {
  return (await makeAccount(deps.mac, password)).passwordHash;
}
