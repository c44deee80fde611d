import * as z from 'zod/mini';
import { grants, roles } from '@/lib/base/permissions';
import { directoryIdPattern } from './directory-id';
import { emailField } from './email-field';
import { lineField } from './line-field';
import { reasonField } from './reason-and-ticket';

/** What the forms about operators send. Messages are codes of `lib/base/errors`. */

/** Checkboxes with one name arrive as nothing, a text or a list. */
const ticked = z.optional(z.union([z.string(), z.array(z.string()).check(z.maxLength(50))]));

const directoryIds = z.pipe(
  ticked,
  z.transform((given) => [given ?? []].flat().filter((id) => directoryIdPattern.test(id))),
);
const givenGrants = z.pipe(
  ticked,
  z.transform((given) => grants.filter((grant) => [given ?? []].flat().includes(grant))),
);

/** An operator's rights: the role, the directories, and extra permissions. */
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
export const factorResetFields = { operator: id, reason: reasonField };
export const approvalFields = { approval: id, decision: z.enum(['agree', 'decline']) };

/** Checks whether a part of an address has the format of an operator's id. */
export function isOperatorId(value: string): boolean {
  return id.safeParse(value).success;
}
