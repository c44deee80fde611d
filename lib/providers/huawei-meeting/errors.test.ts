import { describe, expect, test } from 'vitest';
import type { EndpointName } from './endpoints';
import { explainAnswer, explainSilence } from './errors';

function explain(endpoint: EndpointName, status: number, code: string | null, headers: Record<string, string> = {}) {
  const vendor = { endpoint, status, code, requestId: null };
  return explainAnswer({ errorCodes: { 'USG.777': 'busy' } }, endpoint, {
    status,
    headers: new Headers(headers),
    body: null,
    vendor,
  });
}

describe('the meaning of a response, by endpoint and status', () => {
  test.each([
    ['puzzle', 400, 'account_gone'],
    ['puzzle', 403, 'forbidden'],
    ['slide', 400, 'puzzle_refused'],
    ['check', 400, 'code_refused'],
    ['reset', 400, 'password_refused'],
    ['reset', 401, 'proof_expired'],
    ['reset', 403, 'proof_expired'],
    ['reset', 500, 'outcome_unknown'],
    ['adminReset', 504, 'outcome_unknown'],
    ['check', 502, 'unavailable'],
    ['appauth', 401, 'credentials_refused'],
    ['search', 400, 'protocol'],
    ['detail', 404, 'account_gone'],
    ['reset', 302, 'protocol'],
    ['reset', 429, 'throttled'],
  ] as const)('%s %i: %s', (endpoint, status, code) => {
    expect(explain(endpoint, status, null).code).toBe(code);
  });
});

describe('a code is more specific', () => {
  test.each([
    ['adminReset', 400, 'USG.201040000', 'account_gone'],
    ['adminReset', 400, '206030000', 'account_gone'],
    ['search', 400, 'MBI.000000004', 'forbidden'],
    ['slide', 400, 'USG.100000429', 'throttled'],
    ['check', 400, 'USG.201040000', 'code_refused'],
    ['puzzle', 400, 'APIG.0106', 'protocol'],
    ['reset', 401, 'APIG.0301', 'credentials_refused'],
    ['check', 400, 'USG.777', 'busy'],
    ['send', 403, 'USG.201040000', 'account_gone'],
    ['reset', 400, 'USG.000000003', 'password_refused'],
    ['reset', 400, 'USG.000000004', 'proof_expired'],
    ['check', 400, 'USG.000000004', 'code_refused'],
    ['reset', 400, 'MMC.118000001', 'proof_expired'],
    ['adminReset', 400, 'MMC.118000001', 'credentials_refused'],
    ['puzzle', 400, 'USG.201040020', 'account_gone'],
    ['puzzle', 400, '412100010', 'account_gone'],
    ['appauth', 403, '206010000', 'credentials_refused'],
    ['appauth', 403, 'USG.206010007', 'credentials_refused'],
    ['appauth', 403, 'USG.206010025', 'credentials_refused'],
    ['appauth', 403, 'USG.206010057', 'credentials_refused'],
    ['appauth', 403, 'USG.412100010', 'credentials_refused'],
  ] as const)('%s %i %s: %s', (endpoint, status, code, expected) => {
    expect(explain(endpoint, status, code).code).toBe(expected);
  });
});

test.each([
  [{}, 60],
  [{ 'retry-after': '7' }, 7],
  [{ 'retry-after': 'soon', 'x-apig-ratelimit-api': 'remain:0,limit:5,time:2 minute' }, 120],
  [
    {
      'x-apig-ratelimit-api': 'remain:3,limit:5,time:1 hour',
      'x-apig-ratelimit-api-allenv': 'remain:0,limit:9,time:1 second',
    },
    1,
  ],
] as const)('how long to wait, from %j: %i s', (headers, seconds) => {
  expect(explain('send', 429, null, headers)).toMatchObject({ code: 'throttled', retryAfterSeconds: seconds });
});

test('silence after a write was sent is unknown, everything else unavailable', () => {
  expect(explainSilence('reset', { sent: true, reason: 'timeout' }).code).toBe('outcome_unknown');
  expect(explainSilence('reset', { sent: false, reason: 'connect' }).code).toBe('unavailable');
  expect(explainSilence('puzzle', { sent: true, reason: 'timeout' }).code).toBe('unavailable');
});
