import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import { type Limits, limitsConfigSchema } from '@/lib/rate-limit/limits';
import { checkSection, type SectionErrors } from './check-section';

/** One limit. `path` is its path in the file: `contactSends.perDay.sms`. */
export type LimitRow = { path: string; fallback: number; least: number; most: number };

type Described = { properties?: Record<string, Described>; default?: unknown; minimum?: number; maximum?: number };

/** Returns every limit with its default and range, in the order of the schema. */
export function limitRows(): LimitRow[] {
  return rowsOf(z.toJSONSchema(limitsConfigSchema, { io: 'input' }) as Described, '');
}

function rowsOf({ properties }: Described, prefix: string): LimitRow[] {
  return Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (field.properties) return rowsOf(field, `${path}.`);
    return [{ path, fallback: Number(field.default), least: field.minimum ?? 1, most: field.maximum ?? 1_000_000 }];
  });
}

export function flattenLimits(limits: Limits): Record<string, number> {
  return Object.fromEntries(limitRows().map(({ path }) => [path, Number(pick(limits, path.split('.')))]));
}

function pick(value: unknown, [name, ...rest]: readonly string[]): unknown {
  return name === undefined ? value : pick((value as Record<string, unknown>)[name], rest);
}

/**
 * Reads the limits form. Stores only rows that differ from their default, so better defaults of later versions apply to
 * the others. Undefined if none differs.
 */
export function readLimitsForm(
  form: Readonly<Record<string, string>>,
): Result<z.input<typeof limitsConfigSchema> | undefined, SectionErrors> {
  const errors: SectionErrors = {};
  const limits: Record<string, unknown> = {};
  for (const { path, fallback } of limitRows()) {
    const text = (form[path] ?? '').normalize('NFKC').trim();
    if (text === '') continue;
    if (!/^\d{1,9}$/.test(text)) errors[path] = 'number_invalid';
    else if (Number(text) !== fallback) put(limits, path.split('.'), Number(text));
  }
  const checked = checkSection(limitsConfigSchema, limits);
  if (!checked.ok) Object.assign(errors, checked.error);
  if (Object.keys(errors).length > 0) return err(errors);
  return ok(Object.keys(limits).length > 0 ? limits : undefined);
}

function put(target: Record<string, unknown>, [name, ...rest]: readonly string[], value: number): void {
  if (name === undefined) return;
  if (rest.length === 0) target[name] = value;
  else {
    target[name] ??= {};
    put(target[name] as Record<string, unknown>, rest, value);
  }
}
