import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales } from './locales';
import { messagesFor } from './messages-for';

/** Every phrase of a language by its dotted key. */
function flatten(node: object, path = ''): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    const full = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') phrases.set(full, value);
    else for (const [inner, text] of flatten(value, full)) phrases.set(inner, text);
  }
  return phrases;
}

const english = flatten(messagesFor('en'));
const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map((match) => match[1]))].sort();

describe.each(locales)('the phrases in %s', (locale) => {
  const phrases = flatten(messagesFor(locale));

  it('are the same as in English and none is empty', () => {
    expect([...phrases.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...phrases].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same places for values as in English', () => {
    for (const [key, text] of phrases) expect([key, ...places(text)]).toEqual([key, ...places(english.get(key) ?? '')]);
  });

  it('neither shout, nor excuse themselves, nor send people away', () => {
    // The `!` in the symbol rule is an example, not an exclamation.
    const spoken = [...phrases].filter(([key]) => key !== 'rules.class_special').map(([, text]) => text);
    expect(
      spoken.filter((text) => /[!！¡]|oops|ups\b|administra|管理员|\binvalid\b|inválid|无效|错误/i.test(text)),
    ).toEqual([]);
  });
});

describe('each language keeps its manners', () => {
  const chinese = [...flatten(messagesFor('zh-CN'))];
  const spanish = [...flatten(messagesFor('es'))];

  it('says 您 and uses full-width punctuation in Chinese', () => {
    expect(chinese.filter(([, text]) => text.includes('你'))).toEqual([]);
    expect(chinese.filter(([, text]) => /\p{Script=Han}[,.;:?()]|[,;:?()]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('says usted in Spanish', () => {
    const familiar = /\b(tu|tus|tú|te|ti|contigo|escribe|revisa|prueba|usa|inténtalo|puedes|tienes)\b/i;
    expect(spanish.filter(([, text]) => familiar.test(text))).toEqual([]);
  });
});

describe('the phrase files', () => {
  it('hold no phrase that nothing shows', () => {
    const sources = [
      'lib/i18n/phrases',
      'lib/i18n',
      'components/portal',
      'components/new-password',
      'components/ui',
      'app',
    ]
      .flatMap((folder) =>
        readdirSync(folder, { recursive: folder === 'app', withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')),
      )
      .join('\n');
    // Code values are used as keys at run time; the types keep their lists complete.
    const named = [...english.keys()].filter((key) => !/^(errors|rules|strength)\./.test(key));
    const unused = named.filter((key) => {
      const [, name] = key.split('.');
      return !new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\b(?!:)`).test(sources);
    });
    expect(unused).toEqual([]);
  });
});
