import { err, ok } from '@/lib/base/result';
import { generatePassword } from '@/lib/password-policy/generate-password';
import type { Provider, ProviderDefinition, ProviderDeps } from '@/lib/providers/types';
import { changeLdapPassword } from './change-password';
import { checkLdapConnection, isEncrypted } from './check-connection';
import { type LdapSettings, ldapSettingsSchema } from './config';
import { openLdapDirectory } from './directory';
import { openAccount, openForWrite } from './open-for-write';
import { unknownRules } from './password-policy';
import { findLdapAccount, getLdapAccount } from './read-accounts';
import { searchLdapAccounts } from './search-accounts';
import { markMustChange, setLdapPassword } from './set-password';
import { unlockLdapAccount } from './unlock-account';
import { offersPasswordModify } from './write-password';

/** OpenLDAP, 389 Directory Server, FreeIPA, lldap, and servers like them. */
export const ldap: ProviderDefinition<typeof ldapSettingsSchema> = {
  kind: 'ldap',
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
  settingsSchema: ldapSettingsSchema,
  create: createLdap,
};

function createLdap(settings: LdapSettings, deps: ProviderDeps): Provider {
  const directory = openLdapDirectory(settings, deps);
  return {
    passwordPolicy: unknownRules,
    findAccount: (identifier, call) => findLdapAccount(directory, identifier, call?.signal),
    getAccount: (accountId, call) => getLdapAccount(directory, accountId, call?.signal),
    searchAccounts: (query, cursor, call) => searchLdapAccounts(directory, { query, cursor }, call?.signal),
    setPassword: (request, call) => setLdapPassword(directory, request, call?.signal),
    async generatePassword({ accountId, mustChange }, call) {
      const opened = await openForWrite(directory, accountId, call?.signal);
      if (!opened.ok) return opened;
      const generated = generatePassword([opened.value.rules.policy], { words: [] });
      if (!generated.ok) return err({ code: 'unsupported' });
      const request = { accountId, mustChange, password: generated.value };
      const set = await setLdapPassword(directory, request, call?.signal);
      return set.ok ? ok({ kind: 'returned', password: generated.value }) : set;
    },
    changePassword: (request, call) => changeLdapPassword(directory, request, call?.signal),
    async readPasswordRules(accountId, call) {
      const opened = await openAccount(directory, accountId, call?.signal);
      if (!opened.ok) return opened;
      return opened.value ? ok(opened.value.rules) : err({ code: 'account_gone' });
    },
    async unlockAccount(accountId, call) {
      const opened = await openForWrite(directory, accountId, call?.signal);
      return opened.ok ? unlockLdapAccount(directory, opened.value.dn, call?.signal) : opened;
    },
    async requireChange(accountId, call) {
      const opened = await openForWrite(directory, accountId, call?.signal);
      return opened.ok ? markMustChange(directory, opened.value, call?.signal) : opened;
    },
    checkConnection: (call) =>
      checkLdapConnection(
        directory,
        {
          encrypted: isEncrypted(settings),
          rootAttributes: ['supportedExtension'],
          // Only a reset proves the rights of the service account.
          warnings: (root) => [
            offersPasswordModify(root.all('supportedExtension')) ? 'rights_unchecked' : 'password_modify_missing',
          ],
        },
        call?.signal,
      ),
  };
}
