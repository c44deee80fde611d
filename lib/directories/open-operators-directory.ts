import { local } from '@/lib/providers/local';
import type { Directory } from './directory';
import type { OpeningParts } from './open-directories';
import { operatorsDirectoryId, operatorsDirectorySettings } from './operators-directory';

const name = 'Console operators';

/**
 * Opens the operators' own directory, for forgotten passwords: a code by mail comes first, then the second factor. Null
 * if no mail can be sent.
 */
export function openOperatorsDirectory({ transports, ownPolicies, providerDeps }: OpeningParts): Directory | null {
  if (!transports.includes('email')) return null;
  const provider = local.create(operatorsDirectorySettings, providerDeps(operatorsDirectoryId));
  return {
    id: operatorsDirectoryId,
    kind: local.kind,
    name,
    help: null,
    capabilities: local.capabilities,
    provider,
    methods: ['email'],
    policies: [provider.passwordPolicy, ...ownPolicies([name])],
    emailDomains: [],
    signInUrl: '/admin/sign-in',
    proofs: 2,
    hidden: true,
  };
}
