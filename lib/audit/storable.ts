import type { AuditDetail } from './events';

/** PostgreSQL accepts neither NUL nor half a surrogate pair. Either would also break a hash when read back. */
export function storable(text: string | null | undefined): string | null {
  return text?.replaceAll('\0', '\ufffd').toWellFormed() ?? null;
}

/** Returns details as the database returns them. Throws on a number that is not a safe integer. */
export function storableDetail(detail: AuditDetail): AuditDetail {
  const stored: AuditDetail = {};
  for (const [name, value] of Object.entries(detail)) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${name} is not an integer`);
    stored[name] = typeof value === 'string' ? storable(value) : Object.is(value, -0) ? 0 : value;
  }
  return stored;
}
