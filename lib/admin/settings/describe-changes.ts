import type { AuditDetail } from '@/lib/audit/events';

const longest = 160;

/**
 * What differs between two values of a section, for the audit: `branding.name: Rekey → Example Corp` by path. Of a secret
 * it only says whether there was one and is one. Empty where nothing differs.
 */
export function describeChanges(
  section: string,
  before: unknown,
  after: unknown,
  secrets: readonly string[],
): AuditDetail {
  const old = flatten(section, before);
  const changed = flatten(section, after);
  const detail: AuditDetail = {};
  for (const path of [...new Set([...old.keys(), ...changed.keys()])].sort()) {
    const was = old.get(path);
    const is = changed.get(path);
    if (was === is) continue;
    const secret = secrets.find((name) => path === `${section}.${name}` || path.startsWith(`${section}.${name}.`));
    if (secret) detail[`${section}.${secret}`] = maskedChange(old, changed, `${section}.${secret}`);
    else detail[path] = `${shorten(was)} → ${shorten(is)}`;
  }
  return detail;
}

/** Every value by its path, written as text. */
function flatten(path: string, value: unknown): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (typeof value === 'object' && !Array.isArray(value))
    return new Map(Object.entries(value).flatMap(([name, part]) => [...flatten(`${path}.${name}`, part)]));
  return new Map([[path, Array.isArray(value) ? value.join(', ') : String(value)]]);
}

function maskedChange(old: Map<string, string>, changed: Map<string, string>, path: string): string {
  const has = (values: Map<string, string>) =>
    [...values.keys()].some((key) => key === path || key.startsWith(`${path}.`));
  if (!has(old)) return '— → ***';
  return has(changed) ? '*** → *** (replaced)' : '*** → —';
}

function shorten(text: string | undefined): string {
  if (text === undefined || text === '') return '—';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
