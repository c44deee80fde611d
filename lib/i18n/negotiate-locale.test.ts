import { describe, expect, it } from 'vitest';
import { negotiateLocale } from './negotiate-locale';

describe('negotiateLocale', () => {
  it.each([
    ['the remembered choice', 'es', 'zh-CN,zh;q=0.9', 'es'],
    ['an unknown cookie', 'xx', 'zh-CN', 'zh-CN'],
    ['nothing', null, null, 'en'],
    ['Traditional Chinese', null, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['a script', null, 'zh-Hans', 'zh-CN'],
    ['a region of Spanish', null, 'es-419,es;q=0.9', 'es'],
    ['the weights, not the order', null, 'en;q=0.5, es;q=0.9', 'es'],
    ['a refused language', null, 'es;q=0, zh;q=0.1', 'zh-CN'],
    ['languages that we do not have', null, 'fr-CH, fr;q=0.9, es;q=0.2', 'es'],
    ['anything', null, 'fr, *;q=0.5', 'en'],
    ['upper case', null, 'ES-mx', 'es'],
    ['nonsense', null, ';;q=,,=\u0000', 'en'],
    ['a header without end', null, `${'x,'.repeat(50_000)}es`, 'en'],
  ])('reads %s', (_what, cookie, header, expected) => {
    expect(negotiateLocale(cookie, header)).toBe(expected);
  });
});
