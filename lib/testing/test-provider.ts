import { setTimeout as delay } from 'node:timers/promises';
import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { AccountId } from '@/lib/base/ids';
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
  /** Every change that was asked for, in order, also for nobody. */
  changes: { accountId: AccountId | null; current: string; password: string }[];
  /** The current password of everybody. */
  current: string;
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
    changes: [],
    current: 'Current-Passw0rd-1',
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
    async changePassword(request) {
      provider.changes.push(request);
      const account = provider.accounts.find(({ id }) => id === request.accountId);
      if (!account || account.status === 'protected' || request.current !== provider.current)
        return err({ code: 'current_password_wrong' });
      return provider.setPassword({ accountId: account.id, password: request.password, mustChange: false });
    },
    generatePassword: async () => err({ code: 'unsupported' }),
    async unlockAccount(accountId) {
      const account = provider.accounts.find(({ id }) => id === accountId);
      if (!account) return err({ code: 'account_gone' });
      if (provider.outcome === 'throw') throw new Error('the back end broke');
      if (provider.outcome !== 'confirm')
        return typeof provider.outcome === 'function' ? provider.outcome() : err(provider.outcome);
      account.status = 'active';
      return ok();
    },
    checkConnection: async () => err({ code: 'unsupported' }),
  };
  return provider;
}
