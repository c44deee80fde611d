import { expect, test } from 'vitest';
import type { AccountId, DirectoryId } from './ids';

test('an id of one kind is not accepted where another kind is expected', () => {
  const directoryId: DirectoryId = 'office';
  const nameOf = (id: AccountId): string => id;
  // @ts-expect-error: a directory is no account. The type check fails if this line compiles.
  expect(nameOf(directoryId)).toBe('office');
});
