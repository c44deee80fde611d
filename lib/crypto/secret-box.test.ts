import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeys } from './keys';
import { seal, unseal } from './secret-box';

const secret = randomBytes(32).toString('base64');
const keys = createKeys(secret);

test('decrypts in its own context', () => {
  const record = seal(keys, 'SK 密钥', 'directory:cloud');
  expect(record).not.toContain('SK');
  expect(unseal(keys, record, 'directory:cloud')).toEqual({ ok: true, value: 'SK 密钥' });
  expect(unseal(keys, record, 'directory:other')).toEqual({ ok: false, error: 'damaged' });
  expect(seal(keys, 'SK 密钥', 'directory:cloud')).not.toBe(record);
});

test('refuses a record with any byte changed, truncated or malformed', () => {
  const record = seal(keys, 'x', 'c');
  const body = Buffer.from(record.split('.')[2] ?? '', 'base64url');
  for (let at = 0; at < body.length; at += 1) {
    const changed = Buffer.from(body);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(keys, `1.${keys.current.id}.${changed.toString('base64url')}`, 'c').ok).toBe(false);
  }
  for (const broken of ['', '1', `1.${keys.current.id}.AAAA`, `2${record.slice(1)}`, `${record}.x`]) {
    expect(unseal(keys, broken, 'c')).toEqual({ ok: false, error: 'damaged' });
  }
});

test('opens old records after the secret was changed, and says when the old secret is missing', () => {
  const record = seal(keys, 'x', 'c');
  const next = randomBytes(32).toString('base64');
  expect(unseal(createKeys(next, secret), record, 'c')).toEqual({ ok: true, value: 'x' });
  expect(unseal(createKeys(next), record, 'c')).toEqual({ ok: false, error: 'key_missing' });
});

test('keeps the keys of different purposes apart', () => {
  expect(keys.current.derive('seal').equals(keys.current.derive('code'))).toBe(false);
  expect(() => createKeys(randomBytes(31).toString('base64'))).toThrow(RangeError);
});
