import { stepUpMinutes } from '@/lib/admin/authorise';
import { type Permission, permissions, type Role, roles, ruleFor } from '@/lib/permissions';

const acts: Record<Permission, string> = {
  'self.manage': 'Sign out, see and end one’s own sessions, change one’s own password',
  'self.factors': 'Add and remove one’s own second factors',
  'accounts.find': 'Find people in the directories of one’s scope, and open an account',
  'accounts.show_contact': 'See a stored contact in full (audited each time)',
  'accounts.require_change': 'Have the person change the password at the next sign-in',
  'accounts.unlock': 'Unlock an account',
  'accounts.end_sessions': 'Sign a person out everywhere',
  'reset.send_link': 'Hand-off: send a one-time link to a stored contact',
  'reset.show_link': 'Hand-off: show the link as QR and short code on the own screen',
  'reset.provider_delivers': 'Have the back end send a new password itself',
  'reset.temporary_password': 'Make a temporary password and see it once',
  'reset.chosen_password': 'Choose a password for somebody',
  'audit.read': 'Search the audit of the directories of one’s scope',
  'audit.export': 'Export the audit, check the chain',
  'audit.retention': 'Change how long personal data stays in the audit',
  'directories.read': 'See the directories and their state',
  'directories.manage': 'Add, change, order, switch off, remove and test directories',
  'settings.read': 'See the settings',
  'settings.manage': 'Change branding, messages, limits and rules',
  'operators.read': 'See the operators and their sessions',
  'operators.manage': 'Invite, change and switch off operators; agree to what another administrator asked for',
};

const names: Record<Role, string> = { auditor: 'Auditor', helpdesk: 'Help desk', administrator: 'Administrator' };

/** `docs/roles.md`: who may do what, from the one table that the code asks. */
export function rolesPage(): string {
  const rows = (Object.keys(permissions) as Permission[]).map((permission) => {
    const rule = ruleFor(permission);
    const cells = roles.map((role) => (rule.roles.includes(role) ? 'yes' : ''));
    return `| ${acts[permission]} | \`${permission}\` | ${cells.join(' | ')} | ${rule.grant ? `\`${rule.grant}\`` : ''} | ${rule.wholeInstallation ? 'yes' : ''} | ${rule.stepUp ? 'yes' : ''} |`;
  });
  return `# Roles

<!-- Written by \`npm run docs\` from lib/permissions.ts. -->

An operator has one role, sees all directories or those named for them, and may have permissions beside the role, given one by one.
"All directories" means that the operator's scope must be all directories, because the act concerns the whole installation.
"Fresh" means that a second factor was shown within the last ${stepUpMinutes} minutes, and for nothing else since; else the form asks for it.
The first act takes the factor for its account, operator, directory or section of the settings ([decision 016](decisions/016-a-factor-is-for-one-target.md)).
Sending a link to a stored contact takes any fresh factor.

| act | permission | ${roles.map((role) => names[role]).join(' | ')} | besides the role | all directories | fresh |
| --- | --- | ${roles.map(() => '---').join(' | ')} | --- | --- | --- |
${rows.join('\n')}

- Nobody acts on an account that belongs to an operator of their own rank or above (${roles.map((role) => names[role].toLowerCase()).join(' < ')}), nor on
  their own account through the help desk. An account belongs to an operator when it has the operator's e-mail address as a contact or as its name.
- A directory outside of an operator's scope is not there for them: the same answer as for one that does not exist.
- Nobody changes their own role. The last administrator can be neither disabled nor given another role.
- Nobody gives a role, directory or permission that they do not have themselves: by an invitation, a change, or by enabling an operator
  again. Nobody acts on an operator with a higher role, or with directories outside their own scope. One function decides this
  (\`lib/admin/operators/may-govern.ts\`; [decision 015](decisions/015-nobody-gives-what-they-lack.md)).
- A lost second factor is removed only when a second administrator approves. Neither of the two may have invited the other, directly or
  through others.
- A hand-off works only as long as the operator who made it could still make it.
- A refused act is recorded in the audit as \`operator_refused\`, whatever refused it.
- Rights are read from the database at every request: what is taken away is gone at the next click.
- Every page, action and route asks this table; \`e2e/console/authorisation.spec.ts\` walks all of the build with every role and fails on one that is not listed.
`;
}
