import { type Grant, grants, type OperatorScope, type Role } from '@/lib/permissions';

/** What an operator may do and see. */
export type Rights = { role: Role; scope: OperatorScope; grants: Grant[] };

type RightsInput = { role: Role; directoriesOf: 'all' | 'some'; directories: string[] } & Record<
  `grant_${Grant}`,
  boolean
>;

/** The rights that a form says. Acts that a role cannot use are not given with it. */
export function readRights(input: RightsInput): Rights {
  const given = input.role === 'auditor' ? [] : grants.filter((grant) => input[`grant_${grant}`]);
  const scope: OperatorScope = { directories: input.directoriesOf === 'all' ? 'all' : input.directories };
  return { role: input.role, scope, grants: given };
}

/** Rights as the audit keeps them: flat texts. */
export function describeRights(rights: Rights, prefix = ''): Record<string, string> {
  const { role, scope } = rights;
  return {
    [`${prefix}role`]: role,
    [`${prefix}directories`]: scope.directories === 'all' ? 'all' : scope.directories.join(','),
    [`${prefix}grants`]: rights.grants.join(','),
  };
}
