import { setTimeout as delay } from 'node:timers/promises';
import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import { err, ok, type Result } from '@/lib/base/result';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import type { Account, Provider, ProviderError, SetPasswordRequest } from '@/lib/providers/types';

/** The outcome of the next writes: a result, a throw, or what a function returns. */
export type WriteOutcome = 'confirm' | 'throw' | ProviderError | (() => Promise<Result<void, ProviderError>>);

export type TestProvider = Provider & {
  accounts: Account[];
  /** Every password that was set, in order: the reference for what actually happened. */
  journal: SetPasswordRequest[];
  lookups: Identifier[];
  /** If set, `findAccount` and `getAccount` fail with it. */
  readFailure: ProviderError | null;
  outcome: WriteOutcome;
  add(account: Partial<Account> & { username: string }): Account;
};

const policy: PasswordPolicy = { ...portalPolicy(), owner: 'directory', minLength: 8 };

/** Creates an in-memory back end. The test determines the outcome of its writes, and all of them are recorded. */
export function createTestProvider(): TestProvider {
  const matches = (account: Account, { kind, value }: Identifier) =>
    kind === 'username'
      ? fold(account.username) === fold(value)
      : account.contacts.some(
          (contact) => contact.address === value && contact.method === (kind === 'email' ? 'email' : 'sms'),
        );
  const provider: TestProvider = {
    accounts: [],
    journal: [],
    lookups: [],
    readFailure: null,
    outcome: 'confirm',
    passwordPolicy: policy,
    add(account) {
      const whole: Account = {
        id: `id-${account.username}`,
        displayName: null,
        contacts: [{ method: 'email', address: `${account.username}@example.com` }],
        status: 'active',
        ...account,
      };
      provider.accounts.push(whole);
      return whole;
    },
    async findAccount(identifier) {
      provider.lookups.push(identifier);
      if (provider.readFailure) return err(provider.readFailure);
      const [first, second] = provider.accounts.filter((account) => matches(account, identifier));
      return second ? err({ code: 'account_ambiguous' }) : ok(first ?? null);
    },
    async getAccount(accountId) {
      if (provider.readFailure) return err(provider.readFailure);
      return ok(provider.accounts.find((account) => account.id === accountId) ?? null);
    },
    searchAccounts: async () => err({ code: 'unsupported' }),
    async setPassword({ isStill, ...request }) {
      const account = provider.accounts.find(({ id }) => id === request.accountId);
      if (account?.status === 'disabled') return err({ code: 'account_disabled' });
      if (account && isStill && !isStill(account)) return err({ code: 'account_changed' });
      provider.journal.push(request);
      const { outcome } = provider;
      // Never answers in the same turn, so that calls can race.
      await delay(1);
      if (outcome === 'confirm') return ok();
      if (outcome === 'throw') throw new Error(`the back end broke on ${request.password}`);
      return typeof outcome === 'function' ? outcome() : err(outcome);
    },
    generatePassword: async () => err({ code: 'unsupported' }),
    unlockAccount: async () => err({ code: 'unsupported' }),
    checkConnection: async () => err({ code: 'unsupported' }),
  };
  return provider;
}
