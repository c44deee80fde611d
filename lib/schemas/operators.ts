import * as z from 'zod/mini';
import { grants, roles } from '@/lib/permissions';

/** What the forms about operators send. Messages are codes of `lib/errors`. */

const hidden = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/u;

/** One line that somebody wrote: a name, a reason. */
export const lineField = (most: number, missing: 'field_required' | 'reason_required' = 'field_required') =>
  z.string({ error: missing }).check(
    z.trim(),
    z.minLength(1, { error: missing, abort: true }),
    z.maxLength(most, { error: 'field_too_long', abort: true }),
    z.refine((value) => !hidden.test(value), { error: 'field_invalid' }),
  );

export const emailField = z
  .string({ error: 'field_required' })
  .check(
    z.trim(),
    z.toLowerCase(),
    z.minLength(1, { error: 'field_required', abort: true }),
    z.maxLength(254, { error: 'field_too_long', abort: true }),
    z.email({ error: 'field_invalid' }),
  );

/** A checkbox: there and `on`, or not there. */
const ticked = z._default(
  z.pipe(
    z.optional(z.literal('on')),
    z.transform((value) => value === 'on'),
  ),
  false,
);

const directoryId = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** One or several of the same name arrive as a text or a list. */
const directoryIds = z.pipe(
  z.optional(z.union([z.string(), z.array(z.string()).check(z.maxLength(50))])),
  z.transform((given) => [given ?? []].flat().filter((id) => directoryId.test(id))),
);

/** What may be said about an operator: what they are, which directories they see, and what is given besides. */
export const rightsFields = {
  role: z.enum(roles, { error: 'field_required' }),
  directoriesOf: z.enum(['all', 'some'], { error: 'field_required' }),
  directories: directoryIds,
  ...(Object.fromEntries(grants.map((grant) => [`grant_${grant}`, ticked])) as Record<
    `grant_${(typeof grants)[number]}`,
    typeof ticked
  >),
};

export const inviteFields = { name: lineField(80), email: emailField, ...rightsFields };
export const operatorIdField = z.uuid({ error: 'form_invalid' });
export const reasonField = lineField(300, 'reason_required');
