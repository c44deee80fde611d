import * as z from 'zod/mini';
import { readFactor } from './read-factor';
import { workField } from './reset';

/** The second proof of an operator at the portal: six digits of an app, or a recovery code. */
export const verifySecondProofSchema = z.strictObject({
  code: z.string({ error: 'code_required' }).check(
    z.maxLength(200, { error: 'code_format', abort: true }),
    z.trim(),
    z.minLength(1, { error: 'code_required', abort: true }),
    // An incomplete code is a typing mistake and costs no try.
    z.refine((text) => readFactor(text).ok, { error: 'code_format' }),
  ),
  work: workField,
});
export type VerifySecondProofInput = z.output<typeof verifySecondProofSchema>;
