/**
 * The roles of operators, lowest rank first. No operator may manage an operator of higher rank, or act on the account
 * of one with the same or a higher rank.
 */
export const roles = ['auditor', 'helpdesk', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Actions that a role alone does not allow: each one is granted to an operator individually. */
export const grants = ['show_link', 'temporary_password', 'chosen_password'] as const;
export type Grant = (typeof grants)[number];

/** The directories that an operator may see: all, or those with these ids. */
export type OperatorScope = { directories: 'all' | string[] };

type Rule = {
  roles: readonly Role[];
  /** Required in addition to the role. */
  grant?: Grant;
  /** Requires the scope "all": the change affects every directory. */
  wholeInstallation?: true;
  /** Whether it requires step-up: a second factor within the last five minutes. */
  stepUp: boolean;
};

const everybody = roles;
const desk = ['helpdesk', 'administrator'] as const;
const audit = ['auditor', 'administrator'] as const;
const administrator = ['administrator'] as const;

/**
 * Which role may do what. This table is the only source: every page, action and route of the console names one of these
 * permissions, and the use case checks it with `authorise`.
 */
export const permissions = {
  'self.manage': { roles: everybody, stepUp: false },
  'self.factors': { roles: everybody, stepUp: true },
  'accounts.find': { roles: desk, stepUp: false },
  'accounts.show_contact': { roles: desk, stepUp: false },
  'accounts.require_change': { roles: desk, stepUp: true },
  'accounts.unlock': { roles: desk, stepUp: true },
  'accounts.end_sessions': { roles: desk, stepUp: true },
  'reset.send_link': { roles: desk, stepUp: true },
  'reset.show_link': { roles: desk, grant: 'show_link', stepUp: true },
  'reset.provider_delivers': { roles: desk, stepUp: true },
  'reset.temporary_password': { roles: desk, grant: 'temporary_password', stepUp: true },
  'reset.chosen_password': { roles: desk, grant: 'chosen_password', stepUp: true },
  'audit.read': { roles: audit, stepUp: false },
  'audit.export': { roles: audit, stepUp: true },
  'directories.read': { roles: administrator, stepUp: false },
  'directories.manage': { roles: administrator, wholeInstallation: true, stepUp: true },
  'settings.read': { roles: administrator, wholeInstallation: true, stepUp: false },
  'settings.manage': { roles: administrator, wholeInstallation: true, stepUp: true },
  'operators.read': { roles: administrator, stepUp: false },
  'operators.manage': { roles: administrator, stepUp: true },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** Returns the rule behind a permission. */
export function ruleFor(permission: Permission): Rule {
  return permissions[permission];
}

/** Returns the rank of a role; accounts without a role in the console have rank -1. */
export function rankOf(role: Role | null): number {
  return role === null ? -1 : roles.indexOf(role);
}

/** Checks whether role, grants and scope include this permission anywhere. `authorise` checks the directory. */
export function holds(
  { role, grants: given, scope }: { role: Role; grants: readonly Grant[]; scope: OperatorScope },
  permission: Permission,
): boolean {
  const rule = ruleFor(permission);
  if (rule.wholeInstallation && scope.directories !== 'all') return false;
  return rule.roles.includes(role) && (rule.grant === undefined || given.includes(rule.grant));
}
