import fc from 'fast-check';
import { characterClasses } from '@/lib/password-policy/character-classes';
import type { PasswordPolicy, WordRule } from '@/lib/password-policy/policy';

const wordRule: fc.Arbitrary<WordRule> = fc.record({
  match: fc.constantFrom('contains' as const, 'equals' as const),
  reversed: fc.boolean(),
  minWordLength: fc.integer({ min: 3, max: 6 }),
  loose: fc.boolean(),
  inParts: fc.boolean(),
});

const anyOwner = fc.constantFrom('directory' as const, 'organisation' as const, 'portal' as const);

const strictFields = {
  minLength: fc.integer({ min: 0, max: 12 }),
  maxLength: fc.integer({ min: 6, max: 40 }),
  maxBytes: fc.integer({ min: 6, max: 48 }),
  requiredClasses: fc.subarray([...characterClasses]),
  minClasses: fc.integer({ min: 0, max: 4 }),
  windowsComplexity: fc.boolean(),
  allowedSpecials: fc.constantFrom('', '-', '!@#', '!-_ ', ' ', ']`~\\\'"', 'é€-'),
  maxRun: fc.integer({ min: 1, max: 4 }),
  words: wordRule,
  bannedWords: fc.subarray(['acme', 'l0tus', 'Öl AG']),
  refusesCommon: fc.boolean(),
  history: fc.integer({ min: 0, max: 9 }),
};

const laxPolicy: Omit<PasswordPolicy, 'owner'> = {
  minLength: 0,
  maxLength: 64,
  maxBytes: null,
  requiredClasses: [],
  minClasses: 0,
  allowedSpecials: null,
  maxRun: null,
  words: null,
  history: null,
};

/** Policies that demand everything at once and seldom leave much. */
const densePolicy: fc.Arbitrary<PasswordPolicy> = fc.record({ owner: anyOwner, ...strictFields });

/** Policies with only a few rules, so that a single rule decides. */
const sparsePolicy: fc.Arbitrary<PasswordPolicy> = fc
  .tuple(anyOwner, densePolicy, fc.subarray(Object.keys(strictFields), { maxLength: 2 }))
  .map(([owner, strict, fields]) => ({
    ...laxPolicy,
    ...Object.fromEntries(Object.entries(strict).filter(([field]) => fields.includes(field))),
    owner,
  }));

/** Two or three policies that differ only in the rules about words or about classes. */
export const rivalPolicies: fc.Arbitrary<PasswordPolicy[]> = fc
  .constantFrom<string[]>(['words'], ['requiredClasses', 'minClasses'])
  .chain((fields) =>
    fc.array(
      densePolicy.map((strict) => ({
        ...laxPolicy,
        ...Object.fromEntries(Object.entries(strict).filter(([field]) => fields.includes(field))),
        owner: strict.owner,
      })),
      { minLength: 2, maxLength: 3 },
    ),
  );

/** A name or a few characters: enough to decide between rival policies. */
export const rivalPassword: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '', 'x'),
      fc.constantFrom('ana', 'PAUL', 'p4ul', 'luap', 'lop3z', 'lopez', 'zepol', 'ana.lopez'),
    )
    .map((parts) => parts.join('')),
  fc.subarray(['a', 'Q', '7', '-']).map((characters) => characters.join('')),
);

/** Policies of every owner, often contradicting each other, with limits close enough to be reached. */
export const anyPolicy: fc.Arbitrary<PasswordPolicy> = fc.oneof(
  { weight: 4, arbitrary: sparsePolicy },
  { weight: 1, arbitrary: densePolicy },
);

/** Passwords from pieces that the policies above are about, so that most are close to a limit. */
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
  words: fc.subarray(['paul', 'Paul Ó Dálaigh', 'ana', 'ana.lopez', 'lopez', 'aa', '8613800000000']),
});
