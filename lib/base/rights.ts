import type { Grant, OperatorScope, Role } from './permissions';

/** What an operator may do and see. */
export type Rights = { role: Role; scope: OperatorScope; grants: Grant[] };

type RightsInput = { role: Role; directoriesOf: 'all' | 'some'; directories: string[]; grants: Grant[] };

/** The rights that a form says. Acts that a role cannot use are not given with it. */
export function readRights({ role, directoriesOf, directories, grants }: RightsInput): Rights {
  const scope: OperatorScope = { directories: directoriesOf === 'all' ? 'all' : directories };
  return { role, scope, grants: role === 'auditor' ? [] : grants };
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

/** Whether every directory of one scope is in another; "all" has those that are added later, too. */
export function isWithin(inner: OperatorScope, outer: OperatorScope): boolean {
  if (outer.directories === 'all') return true;
  const { directories } = outer;
  return inner.directories !== 'all' && inner.directories.every((id) => directories.includes(id));
}

/** Whether a scope has no directory at all: whoever has it can do nothing. */
export function isNowhere({ directories }: OperatorScope): boolean {
  return directories !== 'all' && directories.length === 0;
}
