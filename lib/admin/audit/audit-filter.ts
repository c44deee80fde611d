import { z } from 'zod';
import { type AuditAction, type AuditOutcome, auditActions, auditOutcomes } from '@/lib/audit/events';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { directoryIdPattern } from '@/lib/forms/directory-id';
import { handlePattern } from '@/lib/forms/handle-field';

/** A filter of the audit. Empty: everything. */
export type AuditFilter = {
  from?: Date | undefined;
  to?: Date | undefined;
  /** Words of a user name, of a name or address of an account or operator, of a reason or a ticket; or a request id. */
  q?: string | undefined;
  /** The beginning of a user name. */
  person?: string | undefined;
  /** An account id; used with `directory`. */
  account?: string | undefined;
  /** The actor as in the event: `person`, `console`, `system`, `command` or `operator:<id>`. */
  operator?: string | undefined;
  directory?: string | undefined;
  action?: AuditAction | undefined;
  outcome?: AuditOutcome | undefined;
  request?: string | undefined;
  /** The first characters of the id of an attempt or hand-off: all events of one reset. */
  attempt?: string | undefined;
  /** The id of the affected operator. */
  about?: string | undefined;
};

export type FilterField = keyof AuditFilter | 'before' | 'after';
export type FilterErrors = Partial<Record<FilterField, ConsoleErrorCode>>;

/** Where a page of events begins: below `before`, or above `after`. */
export type AuditPosition = { before?: number | undefined; after?: number | undefined };

/** A date and time in ISO 8601, in UTC without an offset. Refuses years that the database cannot store. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/, 'time_invalid')
  .transform((text) => new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`))
  .refine((date) => date.getTime() > Date.UTC(1970, 0, 1) && date.getTime() < Date.UTC(9999, 0, 1), 'time_invalid');
const seq = z
  .string()
  .regex(/^\d{1,15}$/, 'field_invalid')
  .transform(Number);
const words = (longest: number) => z.string().max(longest, 'field_too_long').refine(isStorable, 'field_invalid');

const fields = {
  from: instant,
  to: instant,
  q: words(200),
  person: words(200),
  account: words(300),
  operator: z.string().regex(/^(person|console|system|command|operator:[\w-]{1,64})$/, 'field_invalid'),
  directory: z.string().regex(directoryIdPattern, 'field_invalid'),
  action: z.enum(auditActions, 'field_invalid'),
  outcome: z.enum(auditOutcomes, 'field_invalid'),
  request: words(100),
  attempt: z.string().regex(handlePattern, 'field_invalid'),
  about: z.string().regex(/^[\w-]{1,64}$/, 'field_invalid'),
  before: seq,
  after: seq,
} as const satisfies Record<FilterField, z.ZodType>;

/**
 * Reads a filter from an address or a form. Unreadable fields are left out and reported with a code (`time_invalid`,
 * `times_swapped`, `field_too_long`, `field_invalid`). Unknown names are ignored.
 */
export function readAuditFilter(given: Record<string, unknown>): {
  filter: AuditFilter;
  position: AuditPosition;
  errors: FilterErrors;
} {
  const read: Record<string, unknown> = {};
  const errors: FilterErrors = {};
  for (const name of Object.keys(fields) as FilterField[]) {
    const value = Array.isArray(given[name]) ? given[name][0] : given[name];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const parsed = fields[name].safeParse(value.trim());
    if (parsed.success) read[name] = parsed.data;
    else errors[name] = parsed.error.issues[0]?.message as ConsoleErrorCode;
  }
  const { before, after, ...filter } = read as AuditFilter & AuditPosition;
  if (filter.from && filter.to && filter.from > filter.to) errors.to = 'times_swapped';
  if (filter.account !== undefined && filter.directory === undefined) errors.directory ??= 'field_required';
  return { filter, position: before !== undefined ? { before } : { after }, errors };
}

/** Returns the text of the unreadable fields, for correction in the form. */
export function unreadableFields(given: Record<string, unknown>, errors: FilterErrors): Record<string, string> {
  const names = Object.keys(errors) as FilterField[];
  const typed = names.map((name) => [name, Array.isArray(given[name]) ? given[name][0] : given[name]] as const);
  return Object.fromEntries(
    typed.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 300)]] : [])),
  );
}

export function filterToParams(filter: AuditFilter): Record<string, string> {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value] as const],
  );
  return Object.fromEntries(entries);
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
