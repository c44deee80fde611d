import { expect, test } from 'vitest';
import { localTextSchema } from '@/lib/config/local-text-schema';
import { allWordings, inLanguage, readLocalText } from './local-text';
import { fromTextFields, toTextFields } from './local-text-fields';

const staff = { en: 'Staff accounts', 'zh-CN': '员工账号' };

test('a text is read in the language of the reader, else in English, else in the first there is (portal 12)', () => {
  expect(inLanguage('Meetings', 'zh-CN')).toBe('Meetings');
  expect(inLanguage(staff, 'zh-CN')).toBe('员工账号');
  expect(inLanguage(staff, 'es')).toBe('Staff accounts');
  expect(inLanguage({ 'zh-CN': '员工账号' }, 'es')).toBe('员工账号');
});

test('every wording of a text counts as a word of the organisation (portal 12)', () => {
  expect(allWordings(staff)).toEqual(['Staff accounts', '员工账号']);
  expect(allWordings('Meetings')).toEqual(['Meetings']);
});

test.each([
  ['a text', 'Staff', true],
  ['one for each language', staff, true],
  ['no text at all', '', false],
  ['no language', {}, false],
  ['an empty language', { en: '' }, false],
  ['an unknown language', { de: 'Konten' }, false],
  ['a text that is too long', 'x'.repeat(61), false],
  ['a number', 7, false],
])('the configuration takes or refuses %s as a text (portal 12)', (_name, value, taken) => {
  expect(localTextSchema(60).safeParse(value).success).toBe(taken);
});

test.each([
  ['Meetings', { name: 'Meetings', 'name.zh-CN': '', 'name.es': '' }, 'Meetings'],
  [staff, { name: 'Staff accounts', 'name.zh-CN': '员工账号', 'name.es': '' }, staff],
  // Every reader gets the same text as before.
  [{ 'zh-CN': '会议' }, { name: '会议', 'name.zh-CN': '', 'name.es': '' }, '会议'],
])('the form shows %j and stores what reads the same (portal 12)', (stored, fields, again) => {
  expect(toTextFields('name', stored)).toEqual(fields);
  expect(fromTextFields('name', fields)).toEqual(again);
});

test('what nobody has checked is a text or none (portal 12)', () => {
  expect(readLocalText({ en: 'Staff', de: 'Konten', es: 7 })).toEqual({ en: 'Staff' });
  for (const none of ['', null, undefined, 7, {}, { env: 'NAME' }]) expect(readLocalText(none)).toBeNull();
});
