import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { accountFormPhrases, accountsPhrases } from './accounts-phrases';

const values = {
  query: 'q',
  directory: 'D',
  count: 1200,
  masked: 'm',
  username: 'u',
  ticket: 'T',
  why: 'w',
  directories: 'D, E',
};

test.each(locales)('every phrase in %s takes the values that its page gives', (locale) => {
  const { phrases, t } = accountsPhrases(locale);
  // The form fills these in, because only it knows the wait.
  const ownFill = ['formBusy', 'formDown', 'readBusy', 'readDown'];
  for (const key of Object.keys(phrases).filter((name) => !ownFill.includes(name))) {
    expect(t(key, values), key).not.toMatch(/[{}]|^$/);
  }
  expect(t('found', { count: 1 })).toContain('1');
  expect(accountFormPhrases(locale).errors.directory_busy).toContain('{wait}');
});
