import { err, ok, type Result } from '@/lib/base/result';
import { generatePassword } from '@/lib/password-policy/generate-password';
import type { CallOptions, Provider, ProviderDefinition, ProviderDeps, ProviderError } from '@/lib/providers/types';
import { changeLocalPassword } from './change-password';
import { createPasswordHasher } from './password-hasher';
import { createAccountReads } from './read-accounts';
import { type LocalDirectory, setLocalPassword } from './set-password';
import { type LocalSettings, localPolicy, localSettings } from './settings';

/** A directory stored in Rekey's own database. */
export const local: ProviderDefinition<typeof localSettings> = {
  kind: 'local',
  capabilities: {
    lookupBy: ['username', 'email', 'phone'],
    contacts: ['email', 'sms'],
    verifiedBy: 'portal',
    operatorSets: ['chosen', 'generated'],
    mustChange: true,
    unlock: true,
    endSessions: false,
    search: true,
    changeWithCurrent: true,
    reportsRefusal: true,
    serialWrites: false,
    indexed: false,
  },
  settingsSchema: localSettings,
  create: createLocal,
};

function createLocal(settings: LocalSettings, deps: ProviderDeps): Provider {
  const { localAccounts: accounts, clock, logger } = deps;
  const policy = localPolicy(settings);
  const mark = async (change: () => Promise<boolean>, call?: CallOptions): Promise<Result<void, ProviderError>> => {
    if (call?.signal?.aborted) return err({ code: 'unavailable' });
    try {
      return (await change()) ? ok() : err({ code: 'account_gone' });
    } catch (error) {
      logger.error('A local account could not be changed', { error });
      return err({ code: 'outcome_unknown' });
    }
  };
  const directory: LocalDirectory = { accounts, policy, logger, hasher: createPasswordHasher(deps.mac) };
  return {
    passwordPolicy: policy,
    ...createAccountReads(accounts, clock, logger),
    setPassword: (request, call) => setLocalPassword(directory, request, call),
    generatePassword: async (request, call) => {
      const generated = generatePassword([policy], { words: [] });
      if (!generated.ok) return err({ code: 'unsupported' });
      const set = await setLocalPassword(directory, { ...request, password: generated.value }, call);
      return set.ok ? ok({ kind: 'returned', password: generated.value }) : set;
    },
    changePassword: (request, call) => changeLocalPassword(directory, deps, request, call),
    unlockAccount: (accountId, call) => mark(() => accounts.unlock(accountId), call),
    requireChange: (accountId, call) => mark(() => accounts.requireChange(accountId), call),
  };
}
