import { Attribute, Change } from 'ldapts';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider, ProviderDeps } from '@/lib/providers/types';
import { startSamba } from '@/simulators/directory-servers/samba';
import { activeDirectory } from '../index';

export type TestDomain = Awaited<ReturnType<typeof startTestDomain>>;

/** Starts a domain of Samba with people in many states, and opens the provider on it. */
export async function startTestDomain() {
  const server = await startSamba();
  const open = (settings: object = {}, deps: Partial<ProviderDeps> = {}): Provider =>
    activeDirectory.create(activeDirectory.settingsSchema.parse({ ...server.settings, ...settings }), {
      ...createTestDeps(),
      ...deps,
    });
  return {
    server,
    open,
    idOf: async (name: string): Promise<string> => {
      const found = await open().findAccount({ kind: 'username', value: name });
      if (!found.ok || !found.value) throw new Error(`${name} was not found`);
      return found.value.id;
    },
    /** Replaces values of a person's attribute, or of an entry given by its whole name, as an administrator. */
    replace: (name: string, type: string, values: string[]) =>
      server.asAdministrator((client) =>
        client.modify(
          name.includes('=') ? name : `CN=${name},${server.base}`,
          new Change({ operation: 'replace', modification: new Attribute({ type, values }) }),
        ),
      ),
  };
}
