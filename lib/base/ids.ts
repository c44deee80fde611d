declare const idOf: unique symbol;

/**
 * A text that names one kind of thing. An id of one kind cannot be passed where another kind is expected. Plain text can
 * be: forms, rows and back ends hand out text, and the schemas of the forms check it (docs/decisions/021).
 */
type Id<Kind extends string> = string & { readonly [idOf]?: Kind };

/** The configured name of a directory. */
export type DirectoryId = Id<'directory'>;
/** What a directory's back end calls an account. */
export type AccountId = Id<'account'>;
/** SHA-256 (hex) of the token in the cookie of an attempt. */
export type AttemptId = Id<'attempt'>;
/** A random UUID. */
export type OperatorId = Id<'operator'>;
