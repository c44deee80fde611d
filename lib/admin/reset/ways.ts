import type { AuditAction } from '@/lib/audit/events';
import { holds, type Permission } from '@/lib/base/permissions';
import type { Directory } from '@/lib/directories/directory';
import type { Operator } from '@/lib/operators/actor';

/** How an operator gets somebody a password other than by a hand-off, the safest first. */
export const ways = ['delivered', 'temporary', 'chosen'] as const;
export type Way = (typeof ways)[number];

type WayRule = { permission: Permission; finished: AuditAction; isPossible: (directory: Directory) => boolean };

/** What each way asks for, and what the audit calls its end. Whether it is possible comes from the capabilities. */
export const wayRules: Record<Way, WayRule> = {
  delivered: {
    permission: 'reset.provider_delivers',
    finished: 'password_delivered_by_provider',
    isPossible: ({ capabilities }) => capabilities.operatorSets.includes('delivered'),
  },
  temporary: {
    permission: 'reset.temporary_password',
    finished: 'temporary_password_set',
    // Without a change at the next sign-in the password would be known to two people for good.
    isPossible: ({ capabilities: { operatorSets, mustChange } }) =>
      mustChange && (operatorSets.includes('chosen') || operatorSets.includes('generated')),
  },
  chosen: {
    permission: 'reset.chosen_password',
    finished: 'chosen_password_set',
    isPossible: ({ capabilities }) => capabilities.operatorSets.includes('chosen'),
  },
};

/** Whether a way stands open to an operator in a directory, or what stands against it. */
export function describeWay(
  way: Way,
  directory: Directory,
  operator: Pick<Operator, 'role' | 'grants' | 'scope'>,
): 'open' | 'cannot' | 'not_yours' {
  const { permission, isPossible } = wayRules[way];
  if (!isPossible(directory)) return 'cannot';
  return holds(operator, permission) ? 'open' : 'not_yours';
}
