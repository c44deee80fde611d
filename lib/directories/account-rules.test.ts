import { beforeEach, expect, test } from 'vitest';
import type { Result } from '@/lib/base/result';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import type { AccountPasswordRules, ProviderError } from '@/lib/providers/types';
import { createTestProvider } from '@/lib/testing/test-provider';
import { readAccountRules } from './account-rules';
import type { Directory } from './directory';

const later = new Date('2030-01-01T00:00:00Z');
const own = { ...portalPolicy(), owner: 'directory' as const, minLength: 8, history: 5 };
const organisation = { ...portalPolicy(), owner: 'organisation' as const, minLength: 12 };
let asked: string[];
let answer: Result<AccountPasswordRules, ProviderError>;
let directory: Directory;

beforeEach(() => {
  asked = [];
  answer = { ok: true, value: { policy: { ...own, minLength: 16, history: null }, changeableFrom: later } };
  const provider = {
    ...createTestProvider(),
    readPasswordRules: async (accountId: string) => {
      asked.push(accountId);
      return answer;
    },
  };
  directory = { provider, policies: [own, organisation] } as unknown as Directory;
});

test('the rules of the account replace those of its directory, beside the organisation’s', async () => {
  const rules = await readAccountRules(directory, 'ana');
  expect(rules.policies).toMatchObject([
    // The configuration knows the history that the back end does not publish.
    { owner: 'directory', minLength: 16, history: 5 },
    { owner: 'organisation', minLength: 12 },
  ]);
  expect(rules.changeableFrom).toEqual(later);
  expect(asked).toEqual(['ana']);
});

test('a directory that does not answer, or does not tell accounts apart, keeps its own rules', async () => {
  answer = { ok: false, error: { code: 'unavailable' } };
  expect(await readAccountRules(directory, 'ana')).toEqual({ policies: [own, organisation], changeableFrom: null });
  const { readPasswordRules: _, ...plain } = directory.provider;
  const without = { ...directory, provider: plain } as Directory;
  expect(await readAccountRules(without, 'ana')).toEqual({ policies: [own, organisation], changeableFrom: null });
});

test('for nobody no back end is asked', async () => {
  await readAccountRules(directory, null);
  expect(asked).toEqual([]);
});
