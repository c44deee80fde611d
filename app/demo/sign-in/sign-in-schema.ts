import * as z from 'zod/mini';
import { directoryIdField } from '@/lib/forms/directory-id';

export const signInSchema = z.strictObject({
  directory: directoryIdField('directory_required'),
  username: z
    .string({ error: 'identifier_required' })
    .check(
      z.trim(),
      z.minLength(1, { error: 'identifier_required' }),
      z.maxLength(255, { error: 'identifier_too_long' }),
    ),
  password: z
    .string({ error: 'password_required' })
    .check(z.minLength(1, { error: 'password_required' }), z.maxLength(1024, { error: 'password_too_long' })),
});
export type SignInInput = z.output<typeof signInSchema>;

/** The outcome of a sign-in attempt, as in the page's query string. */
export const signInOutcomes = ['yes', 'yesMustChange', 'no', 'incomplete', 'unreachable'] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];
