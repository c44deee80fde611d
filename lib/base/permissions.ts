/** What an operator is. The order is the rank: nobody acts on somebody of their own rank or above. */
export const roles = ['auditor', 'helpdesk', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Acts that a role alone does not allow: each is given to an operator by name. */
export const grants = ['show_link', 'temporary_password', 'chosen_password'] as const;
export type Grant = (typeof grants)[number];

/** Which directories an operator sees: all, or those named here by id. */
export type OperatorScope = { directories: 'all' | string[] };

type Rule = {
  roles: readonly Role[];
  /** Needed besides the role. */
  grant?: Grant;
  /** Needs the scope "all": what is changed counts in every directory. */
  wholeInstallation?: true;
  /** Whether a second factor must have been shown within the last five minutes. */
  stepUp: boolean;
};

const everybody = roles;
const desk = ['helpdesk', 'administrator'] as const;
const audit = ['auditor', 'administrator'] as const;
const administrator = ['administrator'] as const;

/**
 * Which role may do what. This table is the only place: every page, action and route of the console names one of these,
 * and the use-case asks `authorise` for it.
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
  'audit.retention': { roles: administrator, wholeInstallation: true, stepUp: true },
  'directories.read': { roles: administrator, stepUp: false },
  'directories.manage': { roles: administrator, wholeInstallation: true, stepUp: true },
  'settings.read': { roles: administrator, wholeInstallation: true, stepUp: false },
  'settings.manage': { roles: administrator, wholeInstallation: true, stepUp: true },
  'operators.read': { roles: administrator, stepUp: false },
  'operators.manage': { roles: administrator, stepUp: true },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** The rule behind a permission. */
export function ruleFor(permission: Permission): Rule {
  return permissions[permission];
}

/** How high a role stands; accounts of nobody in the console have rank -1. */
export function rankOf(role: Role | null): number {
  return role === null ? -1 : roles.indexOf(role);
}

/** Whether role, permissions and scope include this, wherever it is used. A directory is looked at by `authorise`. */
export function holds(
  { role, grants: given, scope }: { role: Role; grants: readonly Grant[]; scope: OperatorScope },
  permission: Permission,
): boolean {
  const rule = ruleFor(permission);
  if (rule.wholeInstallation && scope.directories !== 'all') return false;
  return rule.roles.includes(role) && (rule.grant === undefined || given.includes(rule.grant));
}
