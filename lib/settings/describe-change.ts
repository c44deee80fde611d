import type { AuditDetail } from '@/lib/audit/events';

const longestText = 200;
const mostFields = 40;

/**
 * Returns what changed between two sets of settings, for the audit: `before.<path>` and `after.<path>` for every value
 * that differs, nested ones under their full path, each cut at 200 characters. A secret is only shown as `set`, `not
 * set` or `changed`; `secrets` lists their paths. After 40 fields, `more` holds the number of the others.
 */
export function describeChange(before: unknown, after: unknown, secrets: ReadonlySet<string> = new Set()): AuditDetail {
  const old = flatten(before, secrets);
  const now = flatten(after, secrets);
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
  const detail: AuditDetail = {};
  for (const path of paths.slice(0, mostFields)) {
    const [from, to] = [old.get(path), now.get(path)];
    if (isSecret(path, secrets)) {
      detail[`before.${path}`] = from === undefined ? 'not set' : 'set';
      detail[`after.${path}`] = to === undefined ? 'not set' : from === undefined ? 'set' : 'changed';
    } else {
      if (from !== undefined) detail[`before.${path}`] = cut(from);
      if (to !== undefined) detail[`after.${path}`] = cut(to);
    }
  }
  if (paths.length > mostFields) detail['more'] = paths.length - mostFields;
  return detail;
}

function flatten(value: unknown, secrets: ReadonlySet<string>, path = ''): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  const isWhole = typeof value !== 'object' || Array.isArray(value) || isSecret(path, secrets);
  if (isWhole) return new Map([[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => [...flatten(part, secrets, path ? `${path}.${name}` : name)]),
  );
}

function isSecret(path: string, secrets: ReadonlySet<string>): boolean {
  return secrets.has(path);
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
