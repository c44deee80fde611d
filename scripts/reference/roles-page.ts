import { type Permission, permissions, type Role, roles, ruleFor } from '@/lib/base/permissions';
import { stepUpMinutes } from '@/lib/operators/authorise';

const acts: Record<Permission, string> = {
  'self.manage': 'Sign out, see and end one’s own sessions, change one’s own password',
  'self.factors': 'Add and remove one’s own second factors',
  'accounts.find': 'Find accounts in the directories of one’s scope, and open one',
  'accounts.show_contact': 'See a stored contact in full (audited each time)',
  'accounts.require_change': 'Require a password change at the next sign-in',
  'accounts.unlock': 'Unlock an account',
  'accounts.end_sessions': 'Sign a user out everywhere',
  'reset.send_link': 'Hand-off: send a one-time link to a stored contact',
  'reset.show_link': 'Hand-off: show the link as a QR code and short code on one’s own screen',
  'reset.provider_delivers': 'Have the back end send a new password',
  'reset.temporary_password': 'Set a temporary password and see it once',
  'reset.chosen_password': 'Choose a password for someone',
  'audit.read': 'Search the audit of the directories of one’s scope',
  'audit.export': 'Export the audit, verify the chain',
  'directories.read': 'See the directories and their state',
  'directories.manage': 'Add, change, reorder, disable, remove and test directories',
  'settings.read': 'See the settings',
  'settings.manage': 'Change branding, messages, limits and rules',
  'operators.read': 'See the operators and their sessions',
  'operators.manage': 'Invite, change and disable operators; approve what another administrator requested',
};

const names: Record<Role, string> = { auditor: 'Auditor', helpdesk: 'Help desk', administrator: 'Administrator' };

/** Returns `docs/roles.md`: who may do what, from the permission table that the code checks. */
export function rolesPage(): string {
  const rows = (Object.keys(permissions) as Permission[]).map((permission) => {
    const rule = ruleFor(permission);
    const cells = roles.map((role) => (rule.roles.includes(role) ? 'yes' : ''));
    return `| ${acts[permission]} | \`${permission}\` | ${cells.join(' | ')} | ${rule.grant ? `\`${rule.grant}\`` : ''} | ${rule.wholeInstallation ? 'yes' : ''} | ${rule.stepUp ? 'yes' : ''} |`;
  });
  return `# Roles

<!-- Written by \`npm run docs\` from lib/base/permissions.ts. -->

For administrators who invite operators, and for readers of the code. This page lists what each role may do in the console, and the
rules on top of the table.

An operator has one role, a scope of all or selected directories, and additional permissions, each granted separately.
"All directories" means that the operator's scope must be all directories, because the act affects the whole installation.
"Fresh" means that a second factor must have been verified within the last ${stepUpMinutes} minutes and not used for another target since.
Otherwise the form asks for it. The first act binds the factor to its account, operator, directory or section of the settings
([decision 016](decisions/016-a-factor-is-for-one-target.md)). Sending a link to a stored contact accepts any fresh factor.

| act | permission | ${roles.map((role) => names[role]).join(' | ')} | additional permission | all directories | fresh |
| --- | --- | ${roles.map(() => '---').join(' | ')} | --- | --- | --- |
${rows.join('\n')}

- Operators cannot act on an account that belongs to an operator with the same or a higher role (${roles.map((role) => names[role].toLowerCase()).join(' < ')}), nor on
  their own account. An account belongs to an operator if the operator's e-mail address is one of its contacts or its name.
- A directory outside an operator's scope looks the same as one that does not exist.
- Operators cannot change their own role. The last administrator cannot be disabled or given another role.
- Operators cannot grant a role, directory or permission that they do not have themselves, whether they invite, change or enable an
  operator. They cannot act on an operator with a higher role, or with directories outside their own scope. One function decides this
  (\`lib/admin/operators/may-govern.ts\`; [decision 015](decisions/015-operators-grant-only-rights-they-have.md)).
- A lost second factor is removed only when a second administrator approves. Neither administrator may have invited the other, directly or
  through others.
- A hand-off stops working when the operator who created it may no longer create one.
- Every refused act, page or download is recorded in the audit as \`operator_refused\`, once for each request (\`lib/operators/refuse-act.ts\`).
  Invalid input, changes that someone else made first, and failures of a back end are not refusals.
- Permissions are read from the database on every request, so a change takes effect at once.
- Every page, action and route checks this table (\`lib/operators/authorise.ts\`). \`e2e/console/authorisation.spec.ts\` tests the whole build with every role and fails on
  anything that is not listed.
`;
}
