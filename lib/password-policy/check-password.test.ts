import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenRules } from './broken-rules';
import { checkPassword } from './check-password';
import { listRules } from './list-rules';
import { type PasswordPolicy, ruleCodes } from './policy';
import { portalPolicy } from './portal-policy';
import { anyContext, anyPassword, anyPolicy } from './testing/arbitrary-policies';

const open: PasswordPolicy = {
  owner: 'directory',
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
const nobody = { words: [] };
const broken = (password: string, policy: Partial<PasswordPolicy>, words: string[] = []) =>
  checkPassword(password, [{ ...open, ...policy }], { words }).map((issue) => issue.rule);

describe('one rule at a time', () => {
  test('lengths count code points, bytes count UTF-8', () => {
    expect(broken('😀😀😀', { minLength: 4 })).toEqual(['min_length']);
    expect(broken('😀😀😀😀', { minLength: 4, maxLength: 4 })).toEqual([]);
    expect(broken('😀😀😀😀😀', { maxLength: 4 })).toEqual(['max_length']);
    expect(broken('éé', { maxBytes: 3 })).toEqual(['max_bytes']);
    expect(broken('éé', { maxBytes: 4 })).toEqual([]);
  });

  test('each required class, and the number of classes', () => {
    const all = { requiredClasses: ['lower', 'upper', 'digit', 'special'] } as const;
    expect(broken('', all)).toEqual(['class_lower', 'class_upper', 'class_digit', 'class_special']);
    expect(broken('aA1-', all)).toEqual([]);
    expect(broken('aA', { minClasses: 3 })).toEqual(['min_classes']);
    expect(broken('aA ñ1', { minClasses: 4 })).toEqual([]);
    expect(broken('ñÑ１', { minClasses: 1 })).toEqual(['min_classes']);
  });

  test('characters that a back end does not accept are named, each once', () => {
    const issues = checkPassword('pässword ä-\u200b!', [{ ...open, allowedSpecials: '-!' }], nobody);
    expect(issues).toEqual([
      { rule: 'allowed_characters', owner: 'directory', characters: ['ä', ' ', 'U+200B'] },
      { rule: 'control_characters', owner: 'portal', characters: ['U+200B'] },
    ]);
  });

  test('control characters and half characters are refused everywhere, emoji joined by U+200D are not', () => {
    const issues = checkPassword('a\u0000b\u0007c\ud800', [open], nobody);
    expect(issues).toEqual([
      { rule: 'control_characters', owner: 'portal', characters: ['U+0000', 'U+0007', 'U+D800'] },
    ]);
    expect(broken('👩\u200d🚀 is here', {})).toEqual([]);
  });

  test('spaces are allowed inside but not at the ends', () => {
    expect(broken(' correct horse', {})).toEqual(['outer_spaces']);
    expect(broken('correct horse\u3000', {})).toEqual(['control_characters', 'outer_spaces']);
    expect(broken('correct horse', {})).toEqual([]);
  });

  test('the longest run', () => {
    expect(broken('aaab', { maxRun: 2 })).toEqual(['max_run']);
    expect(broken('aabaa', { maxRun: 2 })).toEqual([]);
    expect(broken('aAaAa', { maxRun: 1 })).toEqual([]);
    expect(broken('x😀😀😀', { maxRun: 2 })).toEqual(['max_run']);
  });

  test('words of the account: contained, equal, reversed, short ones ignored', () => {
    const contains = { match: 'contains', reversed: true, minWordLength: 3 } as const;
    expect(broken('xxPAULxx', { words: contains }, ['paul'])).toEqual(['account_words']);
    expect(broken('xxluaPxx', { words: contains }, ['paul'])).toEqual(['account_words']);
    expect(broken('xxluapxx', { words: { ...contains, reversed: false } }, ['paul'])).toEqual([]);
    expect(broken('xxpaulxx', { words: { ...contains, match: 'equals' } }, ['paul'])).toEqual([]);
    expect(broken('PAUL', { words: { ...contains, match: 'equals' } }, ['paul'])).toEqual(['account_words']);
    expect(broken('xxpaxx', { words: contains }, ['pa'])).toEqual([]);
    expect(broken('xxanaxx', { words: contains }, ['ana'])).toEqual(['account_words']);
    expect(broken('xxp4ulxx', { words: contains }, ['paul'])).toEqual([]);
  });

  test('a word matches in any equivalent spelling', () => {
    const contains = { match: 'contains', reversed: true, minWordLength: 3 } as const;
    const [composed, decomposed] = ['López'.normalize('NFC'), 'López'.normalize('NFD')];
    expect(broken(`xx${decomposed}xx`, { words: contains }, [composed])).toEqual(['account_words']);
    expect(broken(`xx${composed}xx`, { words: contains }, [decomposed])).toEqual(['account_words']);
    const reversed = [...composed].reverse().join('').normalize('NFD');
    expect(broken(`xx${reversed}xx`, { words: contains }, [decomposed])).toEqual(['account_words']);
    expect(broken('xxＰＡＵＬxx', { words: contains }, ['paul'])).toEqual(['account_words']);
    for (const password of ['my-LOTUS-9', 'my-l0tu5-9', 'my-ＬＯＴＵＳ-9', 'my-|otu$-9'])
      expect(broken(password, { bannedWords: ['Lotus'] })).toEqual(['organisation_words']);
    expect(broken('my-lot-us-9', { bannedWords: ['Lotus'] })).toEqual([]);
  });

  test('the portal also sees look-alikes and the parts of a name', () => {
    const rules = (password: string) =>
      checkPassword(password, [portalPolicy(['Rekey'])], { words: ['ana.lopez', 'Ana López'] }).map(
        (each) => each.rule,
      );
    expect(rules('my-l0p3z-2026')).toEqual(['account_words']);
    expect(rules('my-LÓPEZ-2026')).toEqual(['account_words']);
    expect(rules('banana-republic')).toEqual([]);
    expect(rules('r3k3y-forever')).toEqual(['organisation_words']);
  });
});

describe('rules of several policies', () => {
  test('the strictest of each wins, with its owner; of equal ones the directory’s', () => {
    const rules = listRules([
      { ...open, owner: 'organisation', minLength: 12, maxLength: 64, history: 3 },
      { ...open, minLength: 8, maxLength: 32, minClasses: 2, requiredClasses: ['lower'], allowedSpecials: '-!@' },
      { ...open, owner: 'portal', maxLength: 32, minClasses: 2, allowedSpecials: '@-' },
    ]);
    expect(rules).toEqual([
      { rule: 'min_length', owner: 'organisation', limit: 12, quiet: false },
      { rule: 'max_length', owner: 'directory', limit: 32, quiet: false },
      { rule: 'class_lower', owner: 'directory', quiet: false },
      { rule: 'min_classes', owner: 'directory', limit: 2, quiet: false },
      { rule: 'allowed_characters', owner: 'directory', specials: '-@', quiet: false },
      { rule: 'control_characters', owner: 'portal', quiet: true },
      { rule: 'outer_spaces', owner: 'portal', quiet: true },
      { rule: 'history', owner: 'organisation', limit: 3, quiet: false },
    ]);
  });

  test('a number of classes is dropped if as many are required anyway', () => {
    const codes = (minClasses: number) =>
      listRules([{ ...open, requiredClasses: ['lower', 'digit'], minClasses }]).map((rule) => rule.rule);
    expect(codes(2)).not.toContain('min_classes');
    expect(codes(3)).toContain('min_classes');
  });

  test('each code appears at most once, in the order of the codes', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 4 }), (policies) => {
        const positions = listRules(policies).map((rule) => ruleCodes.indexOf(rule.rule));
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      }),
    );
  });

  test('the browser’s list, after a round trip through JSON, agrees with the server’s check', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 4 }), anyPassword, anyContext, (policies, password, context) => {
        const sent = JSON.parse(JSON.stringify({ rules: listRules(policies), context }));
        const crosses = brokenRules(sent.rules, password, sent.context).map((rule) => rule.rule);
        const verdict = checkPassword(password, policies, context);
        expect(crosses).toEqual(verdict.map((issue) => issue.rule));
        const props = JSON.parse(JSON.stringify({ policies, context }));
        expect(checkPassword(password, props.policies, props.context)).toEqual(verdict);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ...[
    '\u200b',
    '\u200d',
    '\u2060',
    '\u202e',
    '\ufeff',
    '\u00ad',
    '\u061c',
    '\u180e',
    '\u{e0041}',
    '\ufe0f',
    '\u034f',
    '\u3164',
  ],
  ...['\u00a0', '\u3000', '\u2028', '\u2029', '\u0378', '\uffff', '\ud800', '\udc00', '\u0007', '\u0085'],
])('the invisible character %j is refused whatever the policy (F13)', (character) => {
  const { policies, context } = { policies: [portalPolicy()], context: { words: [] } };
  const rules = checkPassword(`correct horse${character}battery`, policies, context).map(({ rule }) => rule);
  expect(rules).toContain('control_characters');
});

test.each([
  'ñandú y café largo',
  '密码很长而且容易记',
  'пароль подлинный',
  'pass word with spaces',
  'crème brûlée 😀!',
])('what people see is taken: %j (F13)', (password) => {
  expect(checkPassword(password, [portalPolicy()], { words: [] })).toEqual([]);
});
