import 'server-only';
import type { AuditDetail } from './events';
import { toCanonicalJson } from './hash-event';

const longestText = 200;
const mostFields = 100;

type Value = AuditDetail[string];

/**
 * Describes a change for the audit: `before.<path>` and `after.<path>` for every value that differs, with the full path
 * of nested values. A value that is new or removed has no entry on that side. Paths in `secrets` are only ever `set` or
 * `not set`; if both sides say `set`, the secret was replaced.
 */
export function describeChange(before: unknown, after: unknown, secrets: readonly string[] = []): AuditDetail {
  const old = flatten(before, secrets);
  const now = flatten(after, secrets);
  const paths = [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => toCanonicalJson(old.get(path)) !== toCanonicalJson(now.get(path)))
    .sort();
  const detail: AuditDetail = {};
  for (const path of paths.slice(0, mostFields)) {
    const isSecret = secrets.includes(path);
    for (const [side, values] of [['before', old] as const, ['after', now] as const]) {
      if (isSecret) detail[`${side}.${path}`] = values.has(path) ? 'set' : 'not set';
      else if (values.has(path)) detail[`${side}.${path}`] = toValue(values.get(path));
    }
  }
  if (paths.length > mostFields) detail['more'] = paths.length - mostFields;
  return detail;
}

/** Returns every value by its path. A list or a secret counts as one value. */
function flatten(value: unknown, secrets: readonly string[], path = ''): Map<string, unknown> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value) || secrets.includes(path)) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => [...flatten(part, secrets, path ? `${path}.${name}` : name)]),
  );
}

function toValue(value: unknown): Value {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return value as Value;
  if (typeof value === 'string') return cut(value);
  const isPlainList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  return cut(isPlainList ? value.join(', ') : toCanonicalJson(value));
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
