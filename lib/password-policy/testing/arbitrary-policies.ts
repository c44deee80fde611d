import fc from 'fast-check';
import { characterClasses } from '@/lib/password-policy/character-classes';
import type { PasswordPolicy, WordRule } from '@/lib/password-policy/policy';

const wordRule: fc.Arbitrary<WordRule> = fc.record({
  match: fc.constantFrom('contains' as const, 'equals' as const),
  reversed: fc.boolean(),
  minWordLength: fc.integer({ min: 3, max: 6 }),
  loose: fc.boolean(),
});

/** Policies of every owner, often contradicting each other, with limits close enough to meet. */
export const anyPolicy: fc.Arbitrary<PasswordPolicy> = fc.record({
  owner: fc.constantFrom('directory' as const, 'organisation' as const, 'portal' as const),
  minLength: fc.integer({ min: 0, max: 12 }),
  maxLength: fc.integer({ min: 6, max: 40 }),
  maxBytes: fc.option(fc.integer({ min: 6, max: 48 })),
  requiredClasses: fc.subarray([...characterClasses]),
  minClasses: fc.integer({ min: 0, max: 4 }),
  allowedSpecials: fc.option(fc.constantFrom('', '-', '!@#', '!-_ ', ' ', ']`~\\\'"', 'é€-')),
  maxRun: fc.option(fc.integer({ min: 1, max: 4 })),
  words: fc.option(wordRule),
  bannedWords: fc.subarray(['acme', 'l0tus', 'Öl AG']),
  refusesCommon: fc.boolean(),
  history: fc.option(fc.integer({ min: 0, max: 9 })),
});

/** Passwords out of pieces that the policies above are about, so that most stand near a limit. */
export const anyPassword: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'a',
        'b',
        'Q',
        'Z',
        '7',
        '4',
        '-',
        '!',
        '@',
        ' ',
        ']',
        'é',
        '€',
        '😀',
        'aa',
        '777',
        'paul',
        'p4ul',
        'luap',
        'acme',
        'LOTUS',
        '\u0000',
      ),
      { maxLength: 16 },
    )
    .map((pieces) => pieces.join('')),
  fc.stringMatching(/^[a-zA-Z0-9!@#_-]{4,44}$/),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

export const anyContext = fc.record({
  words: fc.subarray(['paul', 'Paul Ó Dálaigh', 'ana', 'ana.lopez@example.com', 'aa', '8613800000000']),
});
