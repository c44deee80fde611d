import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider, ProviderDeps } from '@/lib/providers/types';
import { type OpenLdapOptions, startOpenLdap } from '@/simulators/directory-servers/openldap';
import { ldap } from '../index';

export type LdapTestDirectory = Awaited<ReturnType<typeof startTestDirectory>>;

/** Starts OpenLDAP with people in many states, and opens the provider on it. */
export async function startTestDirectory(options: OpenLdapOptions = {}) {
  const server = await startOpenLdap(options);
  return {
    server,
    open: (settings: object = {}, deps: Partial<ProviderDeps> = {}): Provider =>
      ldap.create(ldap.settingsSchema.parse({ ...server.settings, ...settings }), { ...createTestDeps(), ...deps }),
    signsIn: server.signsIn,
    idOf: async (provider: Provider, uid: string): Promise<string> => {
      const found = await provider.findAccount({ kind: 'username', value: uid });
      if (!found.ok || !found.value) throw new Error(`${uid} was not found`);
      return found.value.id;
    },
  };
}
