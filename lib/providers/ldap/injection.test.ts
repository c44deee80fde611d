import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentifierKind } from '@/lib/base/contact';
import type { Provider } from '@/lib/providers/types';
import { whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { hostileIdentifiers as hostile } from './testing/hostile-identifiers';
import { type LdapTestDirectory, startTestDirectory } from './testing/open-ldap-provider';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`LDAP injection is not tested: ${reason}\n`);

describe.skipIf(reason)('hostile identifiers at OpenLDAP', () => {
  let directory: LdapTestDirectory;
  let provider: Provider;
  beforeAll(async () => {
    directory = await startTestDirectory();
    provider = directory.open();
  });
  afterAll(() => directory.server.stop());

  const kinds: IdentifierKind[] = ['username', 'email', 'phone'];

  test('there are at least 200 of them', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(190);
    expect(new Set(hostile).size * kinds.length).toBeGreaterThanOrEqual(570);
  });

  test.each(kinds)('as %s they find nobody, and the server saw them as one value', async (kind) => {
    expect(await provider.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({
      ok: true,
      value: { username: 'ana' },
    });
    for (const value of hostile) {
      const before = directory.server.readLog().length;
      const found = await provider.findAccount({ kind, value });
      expect({ value, found }).toEqual({ value, found: { ok: true, value: null } });
      const filters = [
        ...directory.server
          .readLog()
          .slice(before)
          .matchAll(/SRCH base="([^"]*)" scope=(\d) .*?filter="(.*)"$/gm),
      ];
      expect(filters).toHaveLength(1);
      const [, base, scope, filter = ''] = filters[0] ?? [];
      expect([base, scope]).toEqual([directory.server.peopleBase, '2']);
      // One condition for accounts and one for the identifier; a phone number may be spelled in two ways. The server
      // shows a value that its attribute cannot have as `(?=undefined)`.
      const conditions = filter.match(/\(\??[a-zA-Z]*[~<>:]*=/g) ?? [];
      const hasDigits = kind === 'phone' && value.replace(/\D/g, '').length >= 4;
      expect({ value, conditions: conditions.length }).toEqual({ value, conditions: hasDigits ? 3 : 2 });
    }
  });

  test('as an account id they find nobody', async () => {
    for (const id of hostile) expect(await provider.getAccount(id)).toEqual({ ok: true, value: null });
  });

  test('in a search they find only what contains them', async () => {
    for (const text of hostile) {
      const found = await provider.searchAccounts(text, null);
      const names = found.ok ? found.value.accounts.map(({ username }) => username) : found.error;
      // `ana` with spaces around it is what an operator means by `ana`.
      const expected = [' ana', 'ana ', '\ufeffana'].includes(text) ? ['ana'] : expect.any(Array);
      expect({ text, names }).toEqual({ text, names: expected });
      if (Array.isArray(names) && text.includes('*')) expect({ text, names }).toEqual({ text, names: [] });
    }
  });
});
