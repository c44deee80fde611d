import * as z from 'zod/mini';

/** What `/handoff` sends: the token from the link's fragment, or a typed short code. */
export const openHandoffSchema = z
  .strictObject({
    token: z.optional(z.string({ error: 'form_invalid' }).check(z.maxLength(100, { error: 'form_invalid' }))),
    code: z.optional(
      z
        .string({ error: 'short_code_format' })
        .check(
          z.maxLength(100, { error: 'short_code_format', abort: true }),
          z.trim(),
          z.minLength(1, { error: 'short_code_format' }),
        ),
    ),
  })
  .check(
    z.refine(({ token, code }) => (token === undefined) !== (code === undefined), {
      error: 'short_code_format',
      path: ['code'],
    }),
  );
export type OpenHandoffInput = z.output<typeof openHandoffSchema>;

/** The stages of a hand-off. The last five are final. */
const handoffStages = [
  'made',
  'sent',
  'send_failed',
  'opened',
  'set',
  'refused',
  'unknown',
  'expired',
  'ended',
] as const;
export type HandoffStage = (typeof handoffStages)[number];

export function isFinalStage(stage: HandoffStage): boolean {
  return stage === 'set' || stage === 'refused' || stage === 'unknown' || stage === 'expired' || stage === 'ended';
}
