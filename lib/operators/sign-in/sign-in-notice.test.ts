import { expect, test } from 'vitest';
import { noticeCookieHeader } from '@/lib/http/cookies';
import type { SessionLookup } from '@/lib/operators/operator-sessions';
import { signInNotice } from './sign-in-notice';

const missing: SessionLookup = { found: false, reason: 'missing' };

test.each([
  ['session_idle', { found: false, reason: 'idle' }, undefined, 'session_idle'],
  ['session_revoked', { found: false, reason: 'operator_disabled' }, undefined, 'session_revoked'],
  ['session_revoked', { found: false, reason: 'idle' }, undefined, null],
  ['session_revoked', missing, undefined, null],
  ['session_over', missing, undefined, null],
  ['session_over', missing, 'session_over', 'session_over'],
  ['external_disabled', missing, 'external_failed', null],
  ['external_disabled', missing, 'external_disabled', 'external_disabled'],
  ['not_allowed', missing, 'not_allowed', null],
] as const)('a link to %s tells nothing that this browser has not met (C4)', (asked, current, cookie, told) => {
  expect(signInNotice(asked, current, cookie)).toBe(told);
});

test('the cookie behind a notice lasts a minute and can be taken away', () => {
  const env = { plainCookies: false };
  expect(noticeCookieHeader(env, 'external_failed')).toBe(
    '__Host-rekey-notice=external_failed; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
  );
  expect(noticeCookieHeader(env, null)).toMatch(/^__Host-rekey-notice=; Max-Age=0; /);
});
