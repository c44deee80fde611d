import { expect, test } from 'vitest';
import { limitRows } from '@/lib/admin/settings/limit-rows';
import { limitEffect } from '@/lib/forms/limit-effect';
import { fill } from '@/lib/i18n/fill';
import { locales } from '@/lib/i18n/locales';
import { limitPaths } from './en';
import { limitWords } from './limit-words';

test('every limit of the configuration has its words', () => {
  expect(limitRows().map(({ path }) => path)).toEqual([...limitPaths]);
});

test.each(locales)('every limit is explained in %s, with its own figures', (locale) => {
  const words = limitWords(locale);
  for (const path of limitPaths) {
    const { label, help, effect } = words[path];
    expect([label, help, effect].every((text) => text.length > 3)).toBe(true);
    expect(effect).toMatch(/\{(?:value|years|percent|twice)\}/);
    const told = fill(effect, { value: 1, digits: 2, odds: 3, years: 4, percent: '5 %', twice: '6 %' });
    expect(told).not.toMatch(/[{}]/);
  }
  expect(new Set(limitPaths.map((path) => words[path].effect)).size).toBe(limitPaths.length);
});

test('the figures', () => {
  expect(limitEffect(5, 6)).toEqual({ value: 5, digits: 6, odds: 200_000, years: 547, share: 0.000005 });
  expect(limitEffect(10, 6).years).toBe(273);
  expect(limitEffect(1000, 6).share).toBe(0.001);
});
