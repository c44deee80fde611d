import type { AuditAction } from '@/lib/audit/events';
import { holds, type Permission } from '@/lib/base/permissions';
import type { Directory } from '@/lib/directories/directory';
import type { Operator } from '@/lib/operators/actor';

/** The ways to give a person a password other than a hand-off, safest first. */
export const ways = ['delivered', 'temporary', 'chosen'] as const;
export type Way = (typeof ways)[number];

type WayRule = { permission: Permission; finished: AuditAction; isPossible: (directory: Directory) => boolean };

/** What each way needs, and the audit action of its outcome. The capabilities decide whether it is possible. */
export const wayRules: Record<Way, WayRule> = {
  delivered: {
    permission: 'reset.provider_delivers',
    finished: 'password_delivered_by_provider',
    isPossible: ({ capabilities }) => capabilities.operatorSets.includes('delivered'),
  },
  temporary: {
    permission: 'reset.temporary_password',
    finished: 'temporary_password_set',
    // Without a forced change, two people would know the password for good.
    isPossible: ({ capabilities: { operatorSets, mustChange } }) =>
      mustChange && (operatorSets.includes('chosen') || operatorSets.includes('generated')),
  },
  chosen: {
    permission: 'reset.chosen_password',
    finished: 'chosen_password_set',
    isPossible: ({ capabilities }) => capabilities.operatorSets.includes('chosen'),
  },
};

/** Returns whether an operator can use a way in a directory, and if not, why. */
export function describeWay(
  way: Way,
  directory: Directory,
  operator: Pick<Operator, 'role' | 'grants' | 'scope'>,
): 'open' | 'cannot' | 'not_yours' {
  const { permission, isPossible } = wayRules[way];
  if (!isPossible(directory)) return 'cannot';
  return holds(operator, permission) ? 'open' : 'not_yours';
}
