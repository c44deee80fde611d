import * as z from 'zod/mini';

/** The format of a sign-in provider's id in the configuration. */
export const signInProviderPattern = /^[a-z0-9][a-z0-9-]{0,30}$/;

/** The buttons for other ways to sign in: each sends the id of its provider. */
export const startExternalSchema = z.strictObject({
  provider: z.string({ error: 'form_invalid' }).check(z.regex(signInProviderPattern, { error: 'form_invalid' })),
});
