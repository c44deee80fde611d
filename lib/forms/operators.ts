import * as z from 'zod/mini';
import { grants, roles } from '@/lib/base/permissions';
import { withoutUnseen } from '@/lib/base/typed-text';

/** What the forms about operators send. Messages are codes of `lib/base/errors`. */

const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** One line that somebody wrote: a name, a reason. */
export const lineField = (most: number, missing: 'field_required' | 'reason_required' = 'field_required') =>
  z.string({ error: missing }).check(
    z.overwrite(withoutUnseen),
    z.trim(),
    z.minLength(1, { error: missing, abort: true }),
    z.maxLength(most, { error: 'field_too_long', abort: true }),
    z.refine((value) => !hidden.test(value), { error: 'field_invalid' }),
  );

const emailField = z
  .string({ error: 'field_required' })
  .check(
    z.overwrite(withoutUnseen),
    z.trim(),
    z.toLowerCase(),
    z.minLength(1, { error: 'field_required', abort: true }),
    z.maxLength(254, { error: 'field_too_long', abort: true }),
    z.email({ error: 'field_invalid' }),
  );

const directoryId = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Ticked boxes of one name arrive as nothing, a text or a list. */
const ticked = z.optional(z.union([z.string(), z.array(z.string()).check(z.maxLength(50))]));

const directoryIds = z.pipe(
  ticked,
  z.transform((given) => [given ?? []].flat().filter((id) => directoryId.test(id))),
);
const givenGrants = z.pipe(
  ticked,
  z.transform((given) => grants.filter((grant) => [given ?? []].flat().includes(grant))),
);

/** What may be said about an operator: what they are, which directories they see, and what is given besides. */
export const rightsFields = {
  role: z.enum(roles, { error: 'field_required' }),
  directoriesOf: z.enum(['all', 'some'], { error: 'field_required' }),
  directories: directoryIds,
  grants: givenGrants,
};

export const inviteFields = { name: lineField(80), email: emailField, ...rightsFields };

const id = z.uuid({ error: 'form_invalid' });

export const operatorFields = { operator: id };
export const changeFields = { operator: id, name: lineField(80), ...rightsFields };
export const switchFields = { operator: id, to: z.enum(['on', 'off']) };
export const factorResetFields = { operator: id, reason: lineField(300, 'reason_required') };
export const approvalFields = { approval: id, decision: z.enum(['agree', 'decline']) };

/** Whether a part of an address can be an operator's id. */
export function isOperatorId(value: string): boolean {
  return id.safeParse(value).success;
}
