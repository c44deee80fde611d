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
  others: '3',
  wait: 'later',
};

test.each(locales)('every phrase in %s takes the values that its page gives', (locale) => {
  const { phrases, t } = accountsPhrases(locale);
  for (const key of Object.keys(phrases) as (keyof typeof phrases)[]) {
    expect(t(key, values), key).not.toMatch(/[{}]|^$/);
  }
  expect(t('found', { count: 1 })).toContain('1');
  expect(accountFormPhrases(locale).errors.directory_busy).toContain('{wait}');
});
