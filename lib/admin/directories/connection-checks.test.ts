import { expect, test } from 'vitest';
import type { ConnectionReport, ProviderError } from '@/lib/providers/types';
import { connectionChecks } from './connection-checks';

const unseen = { answered: false, skewSeconds: null };
const failed = (error: ProviderError) =>
  connectionChecks({ ok: false, error }, unseen, true).map(({ code, tone }) => `${tone} ${code}`);
const reported = (report: Partial<ConnectionReport>) =>
  connectionChecks(
    { ok: true, value: { latencyMs: 1, warnings: [], signInUrl: null, encrypted: true, ...report } },
    unseen,
    true,
  ).map(({ code, tone, count }) => [tone, code, count].filter(Boolean).join(' '));

test.each([
  ['name', ['danger name_unknown']],
  ['not_allowed', ['danger address_forbidden']],
  ['insecure', ['danger insecure']],
  ['refused', ['danger connection_refused']],
  ['timeout', ['danger connection_timeout']],
  ['tls_untrusted', ['ok connected', 'danger tls_untrusted']],
  ['tls_name', ['ok connected', 'danger tls_name']],
  ['tls_expired', ['ok connected', 'danger tls_expired']],
  ['tls_failed', ['ok connected', 'danger tls_failed']],
  ['bind', ['ok connected', 'danger sign_in_refused']],
  ['base', ['ok connected', 'ok signed_in', 'danger base_missing']],
] as const)('the step that failed is the last finding: %s', (fault, findings) => {
  expect(failed({ code: 'unavailable', fault })).toEqual(findings);
});

test('a directory server that answered is not called unreachable', () => {
  const vendor = { endpoint: 'search', status: 50, code: null, requestId: null };
  expect(failed({ code: 'forbidden', vendor })).toEqual(['ok connected', 'ok signed_in', 'danger rights_missing']);
  expect(failed({ code: 'busy', vendor })).toEqual(['ok connected', 'ok signed_in', 'danger busy']);
});

test('the number of accounts is told, and none is something to fix', () => {
  expect(reported({ entries: 12, entriesAreMore: false, warnings: ['rights_unchecked'] })).toEqual([
    'ok connected',
    'ok encrypted',
    'ok signed_in',
    'ok base_found',
    'ok accounts_found 12',
    'info rights_unchecked',
  ]);
  expect(reported({ entries: 1000, entriesAreMore: true })).toContain('ok accounts_found 1000+');
  expect(reported({ entries: 0 })).toContain('danger accounts_none');
});
