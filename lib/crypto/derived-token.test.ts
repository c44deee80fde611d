import { expect, test } from 'vitest';
import { readShortCode, shortCodeFor, tokenFor } from './derived-token';
import { createKeys } from './keys';
import { createCodeId } from './one-time-code';
import { isToken } from './token';

const keys = createKeys(Buffer.alloc(32, 1).toString('base64'));
const others = createKeys(Buffer.alloc(32, 2).toString('base64'));

test('a token comes back for its id, differs by use, and needs the key', () => {
  const id = createCodeId(keys);
  const token = tokenFor(keys, id, 'handoff');
  expect(isToken(token)).toBe(true);
  expect(tokenFor(keys, id, 'handoff')).toBe(token);
  expect(tokenFor(keys, id, 'invite')).not.toBe(token);
  expect(tokenFor(others, id, 'handoff')).toBeNull();
});

test('after a change of the master secret earlier ids keep their tokens', () => {
  const id = createCodeId(keys);
  const rotated = createKeys(Buffer.alloc(32, 3).toString('base64'), Buffer.alloc(32, 1).toString('base64'));
  expect(tokenFor(rotated, id, 'invite')).toBe(tokenFor(keys, id, 'invite'));
});

test('a short code is recognised as people type it', () => {
  const code = shortCodeFor(keys, createCodeId(keys));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(readShortCode(` ${code?.toLowerCase().replace('-', ' ')} `)).toBe(code);
  expect(readShortCode('oilo-0110')).toBe('0110-0110');
  expect(readShortCode('ＡＢＣＤ１２３４')).toBe('ABCD-1234');
});

test.each(['', 'ABCD-123', 'ABCD-12345', 'ABCU-1234', 'ABCD_1234'])('%j is not a short code', (typed) => {
  expect(readShortCode(typed)).toBeNull();
});
