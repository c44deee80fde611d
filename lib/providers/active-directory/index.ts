import { err, ok } from '@/lib/base/result';
import { generatePassword } from '@/lib/password-policy/generate-password';
import { checkLdapConnection, isEncrypted } from '@/lib/providers/ldap/check-connection';
import { findLdapAccount, getLdapAccount } from '@/lib/providers/ldap/read-accounts';
import { searchLdapAccounts } from '@/lib/providers/ldap/search-accounts';
import type { Provider, ProviderDefinition, ProviderDeps } from '@/lib/providers/types';
import { changeDomainPassword } from './change-password';
import { type ActiveDirectorySettings, activeDirectorySettingsSchema } from './config';
import { openActiveDirectory } from './directory';
import { toRules, unreadPolicy } from './domain-policy';
import { openDomainAccount, openForWrite } from './open-for-write';
import { setDomainPassword, writeMark } from './set-password';

/** Windows domains, and domains of Samba. */
export const activeDirectory: ProviderDefinition<typeof activeDirectorySettingsSchema> = {
  kind: 'active-directory',
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
  settingsSchema: activeDirectorySettingsSchema,
  create: createActiveDirectory,
};

function createActiveDirectory(settings: ActiveDirectorySettings, deps: ProviderDeps): Provider {
  const directory = openActiveDirectory(settings, deps);
  return {
    // The domain's own rules come with each account.
    passwordPolicy: toRules(unreadPolicy, { hints: false }),
    findAccount: (identifier, call) => findLdapAccount(directory, identifier, call?.signal),
    getAccount: (accountId, call) => getLdapAccount(directory, accountId, call?.signal),
    searchAccounts: (query, cursor, call) => searchLdapAccounts(directory, { query, cursor }, call?.signal),
    setPassword: (request, call) => setDomainPassword(directory, request, call?.signal),
    async generatePassword({ accountId, mustChange }, call) {
      const opened = await openForWrite(directory, accountId, call?.signal);
      if (!opened.ok) return opened;
      const { username, displayName } = opened.value.account;
      const words = [username, ...(displayName === null ? [] : [displayName])];
      const generated = generatePassword([opened.value.rules.policy], { words });
      if (!generated.ok) return err({ code: 'unsupported' });
      const request = { accountId, mustChange, password: generated.value };
      const set = await setDomainPassword(directory, request, call?.signal);
      return set.ok ? ok({ kind: 'returned', password: generated.value }) : set;
    },
    changePassword: (request, call) => changeDomainPassword(directory, request, call?.signal),
    async readPasswordRules(accountId, call) {
      const opened = await openDomainAccount(directory, accountId, call?.signal);
      if (!opened.ok) return opened;
      return opened.value ? ok(opened.value.rules) : err({ code: 'account_gone' });
    },
    unlockAccount: (accountId, call) => writeMark(directory, { accountId, type: 'lockoutTime' }, call?.signal),
    requireChange: (accountId, call) => writeMark(directory, { accountId, type: 'pwdLastSet' }, call?.signal),
    checkConnection: (call) =>
      checkLdapConnection(
        directory,
        // Only a reset proves the rights of the service account.
        {
          encrypted: isEncrypted(settings),
          rootAttributes: ['supportedControl'],
          warnings: () => ['rights_unchecked'],
        },
        call?.signal,
      ),
  };
}
