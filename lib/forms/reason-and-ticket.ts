import { lineField, optionalLineField } from './line-field';

export const reasonMaxLength = 300;
export const ticketMaxLength = 60;

export const reasonField = lineField(reasonMaxLength, { missing: 'reason_required' });

/** Why an operator acts on somebody's account, and the ticket it belongs to: null where none was typed. */
export const reasonAndTicketFields = { reason: reasonField, ticket: optionalLineField(ticketMaxLength) };
