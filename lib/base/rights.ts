import type { Grant, OperatorScope, Role } from './permissions';

/** What an operator may do and see. */
export type Rights = { role: Role; scope: OperatorScope; grants: Grant[] };

type RightsInput = { role: Role; directoriesOf: 'all' | 'some'; directories: string[]; grants: Grant[] };

/** Returns the rights entered in a form. Grants that the role cannot use are dropped. */
export function readRights({ role, directoriesOf, directories, grants }: RightsInput): Rights {
  const scope: OperatorScope = { directories: directoriesOf === 'all' ? 'all' : directories };
  return { role, scope, grants: role === 'auditor' ? [] : grants };
}

/** Rights as the audit describes them. Directories and permissions are sorted, because their order means nothing. */
export function describeRights({ role, scope: { directories }, grants }: Rights) {
  return { role, directories: directories === 'all' ? directories : directories.toSorted(), grants: grants.toSorted() };
}

/** Checks whether every directory of one scope is in another; "all" includes directories that are added later. */
export function isWithin(inner: OperatorScope, outer: OperatorScope): boolean {
  if (outer.directories === 'all') return true;
  const { directories } = outer;
  return inner.directories !== 'all' && inner.directories.every((id) => directories.includes(id));
}

/** Checks whether a scope contains no directory: an operator with it can do nothing. */
export function isNowhere({ directories }: OperatorScope): boolean {
  return directories !== 'all' && directories.length === 0;
}
