import { grants, rankOf, roles } from '@/lib/base/permissions';
import { isWithin, type Rights } from '@/lib/base/rights';
import type { FieldSpec } from '@/lib/forms/field-spec';
import type { OperatorsMessages } from '@/lib/i18n/console/operators/en';
import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';

type Words = { locale: Locale; phrases: OperatorsMessages; roleNames: Record<(typeof roles)[number], string> };

/** The fields for an operator's rights, with `now` as their initial values. Used for invitations and changes. */
export function rightsFields(
  { locale, phrases, roleNames }: Words,
  directories: readonly { id: string; name: LocalText }[],
  now: Rights,
  /** The rights of the operator who grants them. Limits the options, but permissions in `now` are always offered. */
  giver: Rights,
): FieldSpec[] {
  const roleHints = {
    helpdesk: phrases.helpdeskHint,
    auditor: phrases.auditorHint,
    administrator: phrases.administratorHint,
  };
  const grantWords = {
    show_link: [phrases.grantShowLink, phrases.grantShowLinkHint],
    temporary_password: [phrases.grantTemporaryPassword, phrases.grantTemporaryPasswordHint],
    chosen_password: [phrases.grantChosenPassword, phrases.grantChosenPasswordHint],
  } as const;
  const named = now.scope.directories === 'all' ? [] : now.scope.directories;
  return [
    {
      kind: 'radio',
      name: 'role',
      label: phrases.role,
      value: now.role,
      options: roles
        .filter((role) => rankOf(role) <= rankOf(giver.role))
        .map((role) => ({ value: role, label: roleNames[role], hint: roleHints[role] })),
    },
    {
      kind: 'radio',
      name: 'directoriesOf',
      label: phrases.directories,
      value: now.scope.directories === 'all' ? 'all' : 'some',
      options: [
        ...(giver.scope.directories === 'all' ? [{ value: 'all', label: phrases.directoriesAll }] : []),
        { value: 'some', label: phrases.directoriesSome },
      ],
    },
    {
      kind: 'checkboxes',
      name: 'directories',
      label: phrases.directoriesWhich,
      value: named.join(','),
      options: directories
        .filter(({ id }) => isWithin({ directories: [id] }, giver.scope))
        .map(({ id, name }) => ({ value: id, label: inLanguage(name, locale) })),
    },
    {
      kind: 'checkboxes',
      name: 'grants',
      label: phrases.grants,
      hint: phrases.grantsHint,
      value: now.grants.join(','),
      options: grants
        .filter((grant) => giver.grants.includes(grant) || now.grants.includes(grant))
        .map((grant) => ({ value: grant, label: grantWords[grant][0], hint: grantWords[grant][1] })),
    },
  ];
}
