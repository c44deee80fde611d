import type { z } from 'zod';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';

type Issue = z.core.$ZodIssue;

/** Errors by the path of the setting: `contactSends.perDay.sms`. */
export type SectionErrors = Record<string, ErrorCode>;

/**
 * Checks a value with the schema of its section, the same as for the configuration file. Returns the typed value
 * without defaults. `explain` maps a schema's own message to a better code.
 */
export function checkSection<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  explain: (issue: Issue) => ErrorCode | null = () => null,
): Result<z.input<Schema>, SectionErrors> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(value as z.input<Schema>);
  const errors: SectionErrors = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= explain(issue) ?? codeOf(issue);
  return err(errors);
}

function codeOf(issue: Issue): ErrorCode {
  if (issue.code === 'invalid_type')
    return ['int', 'number'].includes(issue.expected) ? 'number_invalid' : 'field_required';
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    if (issue.origin !== 'string') return 'number_invalid';
    return issue.code === 'too_big' ? 'field_too_long' : 'field_required';
  }
  return 'field_invalid';
}
