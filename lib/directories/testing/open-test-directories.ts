import type { Directories } from '@/lib/directories/directory';
import { type OpeningParts, openDirectories } from '@/lib/directories/open-directories';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import { createTestDeps } from '@/lib/providers/testing/test-deps';

/** Opens directories with in-memory providers, on an installation that can send mail and SMS. */
export function openTestDirectories(entries: readonly unknown[], parts: Partial<OpeningParts> = {}): Directories {
  return openDirectories(entries, {
    env: {},
    transports: ['email', 'sms'],
    ownPolicies: () => [organisationPolicy({ minLength: 12 })],
    providerDeps: () => createTestDeps(),
    ...parts,
  });
}
