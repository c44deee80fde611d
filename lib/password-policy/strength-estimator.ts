import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core';
import data from './data/strength-data.json';

/** What would make a password stronger, as a code of the phrase files. `none` if there is nothing to say. */
const strengthHints = [
  'none',
  'longer',
  'common',
  'personal',
  'keyboard',
  'repeats',
  'sequence',
  'date',
  'look_alikes',
] as const;

export type StrengthHint = (typeof strengthHints)[number];
export type StrengthLevel = 'weak' | 'good' | 'strong';

/** Powers of ten: guesses that an attacker makes against a stolen table in days (good) and in years (strong). */
const goodFrom = 10;
const strongFrom = 14;
const longest = 64;

/** Creates an estimator from zxcvbn and our small word list. Create it once: it ranks every word. */
export function createEstimator(): (
  password: string,
  words: readonly string[],
) => { level: StrengthLevel; hint: StrengthHint } {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { common: data.words },
    graphs: data.graphs,
    maxLength: longest,
  });
  return (password, words) => {
    const result = zxcvbn.check(password, [...words]);
    const level = result.guessesLog10 < goodFrom ? 'weak' : result.guessesLog10 < strongFrom ? 'good' : 'strong';
    return { level, hint: level === 'strong' ? 'none' : hintFor(result) };
  };
}

/** Returns the hint for the longest guessable piece. */
function hintFor(result: ZxcvbnResult): StrengthHint {
  const [piece] = [...result.sequence]
    .filter((each) => each.pattern !== 'bruteforce')
    .sort((a, b) => b.token.length - a.token.length);
  switch (piece?.pattern) {
    case 'dictionary':
      if (piece['dictionaryName'] === 'userInputs') return 'personal';
      return piece['l33t'] === true ? 'look_alikes' : 'common';
    case 'spatial':
      return 'keyboard';
    case 'repeat':
      return 'repeats';
    case 'sequence':
      return 'sequence';
    case 'date':
    case 'regex':
      return 'date';
    default:
      return 'longer';
  }
}
