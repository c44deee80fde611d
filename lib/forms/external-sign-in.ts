import * as z from 'zod/mini';

/** What the configuration may call a provider of sign-ins. */
export const signInProviderPattern = /^[a-z0-9][a-z0-9-]{0,30}$/;

/** The buttons of the sign-in page for other ways: each sends the id of its provider. */
export const startExternalSchema = z.strictObject({
  provider: z.string({ error: 'form_invalid' }).check(z.regex(signInProviderPattern, { error: 'form_invalid' })),
});
