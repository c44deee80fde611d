import { accountFields } from './account-target';
import { handleField } from './handle-field';
import { reasonAndTicketFields } from './reason-and-ticket';

/** The fields of the forms on an account's page. Messages are codes of `lib/base/errors`. */
export const actFields = { ...accountFields, ...reasonAndTicketFields };
export const contactFields = { ...accountFields, contact: handleField() };
