import { operatorsDirectorySettings } from '@/lib/directories/operators-directory';
import 'server-only';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { accountWords } from '@/lib/password-policy/account-words';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import { localPolicy } from '@/lib/providers/local/settings';
import type { LocalAccountStore } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

/** The rules for an operator's password: those of the operators' directory, the organisation and the portal. */
export function operatorPasswordPolicies({ config }: Pick<Services, 'config'>): PasswordPolicy[] {
  return [
    localPolicy(operatorsDirectorySettings),
    organisationPolicy(config.passwordPolicy),
    portalPolicy([config.branding.name]),
  ];
}

/** The rules to show for a first password: there is no history to differ from. */
export function firstPasswordPolicies(services: Pick<Services, 'config'>): PasswordPolicy[] {
  return operatorPasswordPolicies(services).map((policy) => ({ ...policy, history: null }));
}

/** The words that an operator's password must not contain. */
export function operatorPasswordContext({ name, email }: { name: string; email: string }): PasswordContext {
  return { words: accountWords({ username: email, displayName: name, contacts: [] }) };
}

export function operatorAccounts({ db, clock }: Pick<Services, 'db' | 'clock'>): LocalAccountStore {
  return createLocalAccountStore(db, operatorsDirectoryId, clock);
}
