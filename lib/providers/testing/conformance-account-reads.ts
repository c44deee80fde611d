import { expect, test } from 'vitest';
import type { Provider } from '@/lib/providers/types';
import type { ConformanceEnvironment } from './conformance-environment';
import type { Recorder } from './conformance-recorder';

/**
 * Tests account reads: accounts are found by what the person types; no match is a success with null, never an error.
 */
export function describeAccountReads(environment: ConformanceEnvironment, recorder: Recorder): void {
  const { account, absent, definition } = environment;
  const { capabilities } = definition;
  const found = { ok: true, value: { id: account.id, username: account.username } };

  if (definition.capabilities.indexed) {
    test('refreshing the index returns the number of accounts', async () => {
      const answer = await recorder.provider().refreshIndex?.();
      expect(answer).toMatchObject({ ok: true, value: { accounts: expect.any(Number) } });
    });
  }
  for (const identifier of account.identifiers) {
    test(`finds the account by ${identifier.kind}`, async () => {
      expect(definition.capabilities.lookupBy).toContain(identifier.kind);
      expect(await recorder.record(recorder.provider().findAccount(identifier))).toMatchObject(found);
    });
  }
  for (const identifier of absent.identifiers) {
    test(`an unknown ${identifier.kind} gives null, not an error`, async () => {
      expect(await recorder.record(recorder.provider().findAccount(identifier))).toEqual({ ok: true, value: null });
    });
  }
  if (environment.readsAccounts ?? true) {
    test('gets the account by id, and null for an unknown id', async () => {
      const provider = recorder.provider();
      expect(await recorder.record(provider.getAccount(account.id))).toMatchObject(found);
      expect(await recorder.record(provider.getAccount(absent.id))).toEqual({ ok: true, value: null });
    });
    test('contacts use only the methods named in the capabilities', async () => {
      const answer = await recorder.record(recorder.provider().getAccount(account.id));
      const methods = answer.ok && answer.value ? answer.value.contacts.map((contact) => contact.method) : ['unread'];
      for (const method of methods) expect(definition.capabilities.contacts).toContain(method);
    });
  }
  if (definition.capabilities.search && environment.searchText !== undefined) {
    const searchText = environment.searchText;
    test('search finds the account and reaches its last page', async () => {
      const provider = recorder.provider();
      const ids: string[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < 50; pages += 1) {
        const page: Awaited<ReturnType<Provider['searchAccounts']>> = await recorder.record(
          provider.searchAccounts(searchText, cursor),
        );
        if (!page.ok) throw new Error(`search answered ${page.error.code}`);
        ids.push(...page.value.accounts.map((each) => each.id));
        cursor = page.value.nextCursor;
        if (cursor === null) break;
      }
      expect(cursor).toBeNull();
      expect(ids.filter((id) => id === account.id)).toEqual([account.id]);
    });
  }
  test('other account actions report an unknown account as gone and leave the password unchanged', async () => {
    const provider = recorder.provider();
    const acts = [
      provider.requireChange,
      provider.endSessions,
      capabilities.unlock ? provider.unlockAccount : undefined,
    ];
    for (const act of acts.filter((each) => each !== undefined)) {
      expect(await recorder.record(act(absent.id))).toMatchObject({ ok: false, error: { code: 'account_gone' } });
      expect(await recorder.record(act(account.id))).toEqual({ ok: true, value: undefined });
    }
    expect(await environment.signIn(account.password)).toBe(true);
  });
  test('the connection check succeeds and changes nothing', async () => {
    expect(await recorder.record(recorder.provider().checkConnection())).toMatchObject({ ok: true });
    expect(await environment.signIn(account.password)).toBe(true);
  });
}
