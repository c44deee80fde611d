import { err, ok, type Result } from '@/lib/base/result';
import type {
  Provider,
  ProviderDefinition,
  ProviderDeps,
  ProviderError,
  SetPasswordRequest,
} from '@/lib/providers/types';
import { createAccounts } from './accounts';
import { checkConnection } from './check-connection';
import { createClient } from './client';
import { type VolcengineSettings, volcengineSettingsSchema } from './config';
import { volcenginePasswordPolicy } from './password-policy';
import { refreshIndex } from './refresh-index';
import { type PasswordWrite, writePassword } from './write-password';

/** Volcengine Cloud Identity: see README.md in this folder. */
export const volcengine: ProviderDefinition<typeof volcengineSettingsSchema> = {
  kind: 'volcengine',
  capabilities: {
    lookupBy: ['username', 'email', 'phone'],
    contacts: ['email', 'sms'],
    verifiedBy: 'portal',
    operatorSets: ['chosen', 'generated'],
    mustChange: true,
    unlock: false,
    endSessions: false,
    search: true,
    changeWithCurrent: false,
    reportsRefusal: true,
    serialWrites: true,
    indexed: true,
  },
  settingsSchema: volcengineSettingsSchema,
  create: createVolcengineProvider,
};

function createVolcengineProvider(settings: VolcengineSettings, deps: ProviderDeps): Provider {
  const client = createClient(settings, deps);
  const accounts = createAccounts(client, settings, deps);

  async function write(
    request: PasswordWrite,
    isStill: SetPasswordRequest['isStill'],
    signal?: AbortSignal,
  ): Promise<Result<string | null, ProviderError>> {
    // Checks the state after the proof. If nothing in it could prevent the write, the vendor's own check is enough.
    if (isStill || !settings.allowSynchronisedUsers) {
      const account = await accounts.getAccount(request.userId, signal ? { signal } : {});
      if (!account.ok) return account;
      if (account.value === null) return err({ code: 'account_gone' });
      if (account.value.status === 'read_only') return err({ code: 'account_read_only' });
      if (isStill && !isStill(account.value)) return err({ code: 'account_changed' });
    }
    const answer = await writePassword(client, deps, request, signal);
    if (!answer.ok && answer.error.code === 'account_gone') await deps.accountIndex.remove(request.userId);
    return answer;
  }

  return {
    ...accounts,
    passwordPolicy: volcenginePasswordPolicy,
    async setPassword({ accountId, password, mustChange, isStill }, call) {
      const answer = await write({ userId: accountId, mustChange, password }, isStill, call?.signal);
      return answer.ok ? ok() : answer;
    },
    async generatePassword({ accountId, mustChange }, call) {
      const answer = await write({ userId: accountId, mustChange, password: null }, undefined, call?.signal);
      if (!answer.ok) return answer;
      return answer.value === null
        ? err({ code: 'outcome_unknown' })
        : ok({ kind: 'returned', password: answer.value });
    },
    unlockAccount: async () => err({ code: 'unsupported' }),
    checkConnection: (call) => checkConnection(client, deps, call?.signal),
    refreshIndex: (call) => refreshIndex(client, deps, settings.defaultCountryCode, call?.signal),
  };
}
