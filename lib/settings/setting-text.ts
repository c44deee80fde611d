import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { FieldShape } from './schema-fields';

/** Returns a setting as the text of a form field; `on` for a ticked box. */
export function toText(shape: FieldShape, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (shape.type === 'boolean') return value === true ? 'on' : '';
  if (shape.type === 'list') return Array.isArray(value) ? value.join(',') : '';
  if (shape.type === 'lines') return Array.isArray(value) ? value.join('\n') : String(value);
  if (shape.type === 'record') {
    return Object.entries(value)
      .map(([name, part]) => `${name}=${String(part)}`)
      .join('\n');
  }
  return String(value);
}

/**
 * Converts the text of a form field to the value for the schema; undefined if it is empty. Fails with `number_invalid`
 * or `field_invalid`.
 */
export function fromText(shape: FieldShape, text: string | undefined): Result<unknown, ErrorCode> {
  if (shape.type === 'boolean') return ok(text === 'on');
  const typed = text?.trim() ?? '';
  if (typed === '') return ok(undefined);
  if (shape.type === 'number') return /^-?\d{1,9}$/.test(typed) ? ok(Number(typed)) : err('number_invalid');
  if (shape.type === 'list') return ok(typed.split(',').map((part) => part.trim()));
  if (shape.type === 'lines') return ok(splitLines(typed));
  if (shape.type === 'record') return readLines(typed);
  return ok(typed);
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Parses lines of `name=value`. */
function readLines(text: string): Result<Record<string, string>, ErrorCode> {
  const pairs = splitLines(text).map((line) => /^([^=]+)=(.*)$/.exec(line));
  const read = new Map<string, string>();
  for (const [, name, value] of pairs.map((pair) => pair ?? [])) {
    if (name === undefined || value === undefined || read.has(name.trim())) return err('field_invalid');
    read.set(name.trim(), value.trim());
  }
  return ok(Object.fromEntries(read));
}
