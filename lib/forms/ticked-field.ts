import * as z from 'zod/mini';

/** A checkbox: browsers send `on` where it is ticked, and nothing where it is not. */
export const tickedField = z.pipe(
  z.optional(z.literal('on')),
  z.transform((value) => value === 'on'),
);
