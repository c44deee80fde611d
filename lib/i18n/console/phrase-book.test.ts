import { expect, test } from 'vitest';
import { createPhraseBook } from './phrase-book';

const en = {
  hello: 'Hello {name}',
  found: '{count, plural, one {# hit} other {# hits}}',
  tones: { good: 'Good' },
} as const;
const es = {
  hello: 'Hola, {name}',
  found: '{count, plural, one {# acierto} other {# aciertos}}',
  tones: { good: 'Bien' },
};
const book = createPhraseBook({ en, 'zh-CN': es, es });

test('a phrase is filled in by the rules of its language', () => {
  expect(book('en').t('hello', { name: 'Ana' })).toBe('Hello Ana');
  expect(book('es').t('found', { count: 2 })).toBe('2 aciertos');
  expect(book('es').t('tones.good')).toBe('Bien');
  expect(book('es').phrases.hello).toBe('Hola, {name}');
});

// The type check fails on an expected error that does not come.
test('a key that does not exist does not compile, and throws', () => {
  // @ts-expect-error there is no such phrase
  expect(() => book('en').t('goodbye')).toThrow('goodbye');
  // @ts-expect-error there is no such phrase
  expect(() => book('en').t('tones.bad')).toThrow('tones.bad');
});

test('a value that is missing, or of another kind, does not compile', () => {
  // @ts-expect-error `name` is missing
  expect(() => book('en').t('hello')).toThrow('name');
  // @ts-expect-error `name` is a text
  book('en').t('hello', { name: 1 });
  // @ts-expect-error a plural needs a number
  book('en').t('found', { count: 'two' });
});

test('a language without one of the phrases does not compile', () => {
  // @ts-expect-error the Chinese phrases lack `found` and `tones`
  createPhraseBook({ en, 'zh-CN': { hello: '你好 {name}' }, es });
});
