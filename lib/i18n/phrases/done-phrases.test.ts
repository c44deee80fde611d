import { describe, expect, test } from 'vitest';
import { errorCodes } from '@/lib/base/errors';
import { locales } from '@/lib/i18n/locales';
import { canRepeat, donePhrases, type Ending } from './done-phrases';

const ended = { outcome: 'refused', purpose: 'reset', directory: 'Example Cloud' } as const;
const refused = (reason: Ending['reason']) => donePhrases('en', { ...ended, reason });

describe('a refused change', () => {
  test('says why, and never that the old password still works (portal 7)', () => {
    expect(refused('single_sign_on').texts.join()).toMatch(/doesn't let this account sign in with a password/);
    expect(refused('directory_refused').texts.join()).toMatch(/didn't allow the change/);
    for (const locale of locales) {
      for (const reason of [...errorCodes, null]) {
        for (const purpose of ['reset', 'change', 'unlock'] as const) {
          const text = donePhrases(locale, { ...ended, purpose, reason }).texts.join();
          expect(text).not.toMatch(/old password|anterior|旧密码|[{}]/);
        }
      }
    }
  });

  test('offers a repetition only where it can help (portal 7)', () => {
    expect(errorCodes.filter((reason) => !canRepeat('refused', reason)).sort()).toEqual([
      'account_elsewhere',
      'account_expired',
      'account_off',
      'directory_refused',
      'single_sign_on',
    ]);
    expect(canRepeat('refused', null)).toBe(true);
  });
});
