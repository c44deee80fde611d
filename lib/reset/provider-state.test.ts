import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import { seal } from '@/lib/crypto/secret-box';
import { openProviderState, sealProviderState } from './provider-state';

const keys = createKeys(randomBytes(32).toString('base64'));
const id = 'a'.repeat(64);

test('opens what was sealed for this attempt, and nothing else', () => {
  const state = { phase: 'code' as const, session: 's' };
  const sealed = sealProviderState(keys, id, state);
  expect(openProviderState(keys, id, sealed)).toEqual(state);
  expect(openProviderState(keys, 'b'.repeat(64), sealed)).toBeNull();
  expect(openProviderState(createKeys(randomBytes(32).toString('base64')), id, sealed)).toBeNull();
  for (const nothing of [null, '', 'x', sealed.slice(0, -4)]) expect(openProviderState(keys, id, nothing)).toBeNull();
});

test('a state of another release is ignored and breaks no page', () => {
  for (const other of [{ phase: 'selfie' }, { phase: 'code' }, null, 'code'])
    expect(openProviderState(keys, id, seal(keys, JSON.stringify(other), `attempt:${id}`))).toBeNull();
});
