import { expect, test } from 'vitest';
import { canBeTyped } from './can-be-typed';

test.each(['ana.lopez', '王伟', '100200', '2024-0157', 'ana@corp', 'EXAMPLE\\ana', "o'brien"])(
  'the name %j can be typed (F6)',
  (name) => {
    expect(canBeTyped(name)).toBe(true);
  },
);

test.each(['', ' ana', 'ana ', 'a\u200bna', 'ana\u202e', 'ana\n', 'ａｎａ', 'ﬁona', 'a b@c', '\ud800'])(
  'the name %j is refused when an account is created (F6)',
  (name) => {
    expect(canBeTyped(name)).toBe(false);
  },
);
