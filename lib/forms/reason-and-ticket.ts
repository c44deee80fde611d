import { lineField, optionalLineField } from './line-field';

export const reasonMaxLength = 300;
export const ticketMaxLength = 60;

export const reasonField = lineField(reasonMaxLength, { missing: 'reason_required' });

/** Why an operator acts on a person's account, and the ticket: null if nothing was typed. */
export const reasonAndTicketFields = { reason: reasonField, ticket: optionalLineField(ticketMaxLength) };
