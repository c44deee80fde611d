import * as z from 'zod/mini';

/** A checkbox: browsers send `on` if it is ticked, and nothing otherwise. */
export const tickedField = z.pipe(
  z.optional(z.literal('on')),
  z.transform((value) => value === 'on'),
);
