import { describe, expect, test } from 'vitest';
import { errorCodes } from '@/lib/base/errors';
import { locales } from '@/lib/i18n/locales';
import { canRepeat, donePhrases } from './done-phrases';

const refused = (reason: Parameters<typeof donePhrases>[3]) => donePhrases('en', 'refused', 'Example Cloud', reason);

describe('a refused change', () => {
  test('says why, and never that the old password still works (portal 7)', () => {
    expect(refused('single_sign_on').texts.join()).toMatch(/doesn't let this account sign in with a password/);
    expect(refused('directory_refused').texts.join()).toMatch(/didn't allow the change/);
    for (const locale of locales) {
      for (const reason of [...errorCodes, null]) {
        const text = donePhrases(locale, 'refused', 'Example Cloud', reason).texts.join();
        expect(text).not.toMatch(/old password|anterior|旧密码|[{}]/);
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
