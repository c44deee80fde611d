import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { reasonAndTicketFields } from './reason-and-ticket';

const schema = z.strictObject(reasonAndTicketFields);

test.each([
  [
    { reason: ' forgot it ', ticket: ' INC-1\u200b ' },
    { reason: 'forgot it', ticket: 'INC-1' },
  ],
  [
    { reason: 'forgot it', ticket: ' ' },
    { reason: 'forgot it', ticket: null },
  ],
  [{ reason: 'forgot it' }, { reason: 'forgot it', ticket: null }],
])('%j is read', (typed, expected) => {
  expect(schema.parse(typed)).toEqual(expected);
});

test.each([
  [{ ticket: 'INC-1' }, 'reason_required'],
  [{ reason: '\u200b ' }, 'reason_required'],
  [{ reason: 'x'.repeat(301) }, 'field_too_long'],
  [{ reason: 'two\nlines' }, 'field_invalid'],
  [{ reason: 'forgot it', ticket: 'x'.repeat(61) }, 'field_too_long'],
  [{ reason: 'forgot it', ticket: 'INC\n1' }, 'field_invalid'],
  [{ reason: 'forgot it', ticket: 'INC\u20281' }, 'field_invalid'],
])('%j is refused', (typed, code) => {
  expect(schema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([code]);
});
