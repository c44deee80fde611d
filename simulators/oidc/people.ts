/** A person with an account at the identity provider. `groups` is the claim from which roles are read. */
export type OidcPerson = { id: string; name: string; email: string; groups: readonly string[] };

/** People for the tests and the demo, one for each possible outcome of a sign-in. */
export const oidcPeople: readonly OidcPerson[] = [
  { id: 'ada', name: 'Ada Byron', email: 'ada.byron@example.org', groups: ['staff', 'rekey-admins'] },
  { id: 'hugo', name: 'Hugo Desk', email: 'hugo.desk@example.org', groups: ['staff', 'rekey-desk', 'rekey-auditors'] },
  { id: 'iris', name: 'Iris Audit', email: 'iris.audit@example.org', groups: ['rekey-auditors'] },
  { id: 'noel', name: 'Noel Nobody', email: 'noel.nobody@example.org', groups: ['staff'] },
];
