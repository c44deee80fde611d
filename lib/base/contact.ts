export type IdentifierKind = 'username' | 'email' | 'phone';

/** What a person typed to identify themselves, in canonical form (lower-case e-mail, E.164 phone, NFKC). */
export type Identifier = { kind: IdentifierKind; value: string };

export type ContactMethod = 'email' | 'sms';

/** An address for a code or a notice: an e-mail address or an E.164 phone number. */
export type Contact = { method: ContactMethod; address: string };
