import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Grant, grants, rankOf, roles } from '@/lib/base/permissions';
import type { Rights } from '@/lib/base/rights';
import { mayGovern } from './may-govern';

const directoryIds = ['cloud', 'local', 'meeting'];

const anyRights: fc.Arbitrary<Rights> = fc.record({
  role: fc.constantFrom(...roles),
  scope: fc.record({
    directories: fc.oneof(fc.constant('all' as const), fc.subarray(directoryIds)),
  }),
  grants: fc.subarray([...grants]),
});

/** Everything that rights allow, written out: in each directory, also in one that is added later. */
function abilities({ role, scope, grants: given }: Rights): Set<string> {
  const where = scope.directories === 'all' ? [...directoryIds, 'added later'] : scope.directories;
  const what = [...roles.slice(0, rankOf(role) + 1), ...given];
  return new Set(where.flatMap((directory) => what.map((ability) => `${ability} in ${directory}`)));
}

const isSubset = (part: Set<string>, whole: Set<string>) => [...part].every((each) => whole.has(each));

test('nobody gives what neither they nor the operator had, in no directory (T1)', () => {
  fc.assert(
    fc.property(anyRights, fc.option(anyRights), anyRights, (actor, target, given) => {
      fc.pre(mayGovern(actor, target, given).ok);
      const before = target ? abilities(target) : new Set<string>();
      expect(isSubset(abilities(given), new Set([...abilities(actor), ...before]))).toBe(true);
      expect(rankOf(given.role)).toBeLessThanOrEqual(rankOf(actor.role));
    }),
    { numRuns: 5000 },
  );
});

test('a new operator has nothing that who invites them lacks (T1)', () => {
  fc.assert(
    fc.property(anyRights, anyRights, (actor, given) => {
      fc.pre(given.scope.directories.length > 0);
      expect(mayGovern(actor, null, given).ok).toBe(isSubset(abilities(given), abilities(actor)));
    }),
    { numRuns: 5000 },
  );
});

test('nobody acts on an operator above them or outside of their directories, whatever is given (T1)', () => {
  fc.assert(
    fc.property(anyRights, anyRights, fc.option(anyRights), (actor, target, given) => {
      fc.pre(mayGovern(actor, target, given).ok);
      expect(rankOf(target.role)).toBeLessThanOrEqual(rankOf(actor.role));
      expect(isSubset(abilities({ ...target, grants: [] }), abilities(actor))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('rights can always be taken away from operators within reach (T1)', () => {
  fc.assert(
    fc.property(anyRights, anyRights, fc.subarray([...grants]), (actor, target, kept) => {
      fc.pre(mayGovern(actor, target, null).ok);
      const fewer = { ...target, grants: target.grants.filter((grant) => kept.includes(grant)) };
      expect(mayGovern(actor, target, fewer)).toEqual({ ok: true, value: undefined });
    }),
    { numRuns: 2000 },
  );
});

const ofLocal = (role: Rights['role'], given: Grant[] = []): Rights => ({
  role,
  scope: { directories: ['local'] },
  grants: given,
});
const ofAll = (role: Rights['role'], given: Grant[] = []): Rights => ({
  role,
  scope: { directories: 'all' },
  grants: given,
});

describe('an administrator of one directory', () => {
  const actor = ofLocal('administrator', ['show_link']);
  test.each([
    ['invites an administrator of everything', null, ofAll('administrator'), 'directory_beyond_yours', 'directories'],
    [
      'invites a help desk with more permissions',
      null,
      ofLocal('helpdesk', ['chosen_password']),
      'permission_beyond_yours',
      'grants',
    ],
    ['widens a help desk of theirs', ofLocal('helpdesk'), ofAll('helpdesk'), 'directory_beyond_yours', 'directories'],
    [
      'gives a permission',
      ofLocal('helpdesk'),
      ofLocal('helpdesk', ['chosen_password']),
      'permission_beyond_yours',
      'grants',
    ],
    [
      'takes the first administrator down',
      ofAll('administrator'),
      ofLocal('auditor'),
      'operator_beyond_yours',
      undefined,
    ],
    ['switches off the first administrator', ofAll('administrator'), null, 'operator_beyond_yours', undefined],
  ] as const)('may not: %s (T1)', (_what, target, given, code, field) => {
    expect(mayGovern(actor, target, given)).toEqual({ ok: false, error: field ? { code, field } : { code } });
  });

  test.each([
    ['invites a help desk of their directory', null, ofLocal('helpdesk', ['show_link'])],
    [
      'renames a help desk with a permission that they lack',
      ofLocal('helpdesk', ['chosen_password']),
      ofLocal('helpdesk', ['chosen_password']),
    ],
    ['takes that permission away', ofLocal('helpdesk', ['chosen_password']), ofLocal('helpdesk')],
    ['signs them out', ofLocal('helpdesk', ['chosen_password']), null],
  ] as const)('may: %s (T1)', (_what, target, given) => {
    expect(mayGovern(actor, target, given).ok).toBe(true);
  });
});
