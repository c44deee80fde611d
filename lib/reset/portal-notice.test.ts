import { expect, test } from 'vitest';
import { portalNotice } from './portal-notice';

const visit = { hasAttempt: false, fetchSite: 'same-origin' };

test.each([
  ['attempt_expired', { ...visit, hasAttempt: true }, 'attempt_expired'],
  ['attempt_expired', visit, null],
  ['reset_unavailable', { ...visit, hasAttempt: true, fetchSite: 'none' }, 'reset_unavailable'],
  ['reset_unavailable', visit, null],
  ['cookies_off', visit, 'cookies_off'],
  ['cookies_off', { ...visit, fetchSite: 'cross-site' }, null],
  ['page_out_of_date', { ...visit, fetchSite: 'none' }, null],
  ['page_out_of_date', { ...visit, fetchSite: null }, null],
  ['password_refused', visit, null],
  [['cookies_off', 'cookies_off'], visit, null],
])('the first page shows %j only if it applies to this browser: %j (C4, portal 1)', (asked, about, told) => {
  expect(portalNotice(asked, about)).toBe(told);
});
