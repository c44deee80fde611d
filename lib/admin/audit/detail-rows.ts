/** One row of details on the event's page: a name and a text. */
export type DetailRow = readonly [name: string, text: string];

type Detail = Readonly<Record<string, unknown>>;
type Side = { name: string; side: 'before' | 'after' };

/**
 * Formats the details of an event as rows. The two sides of a change become one row, `old → new`; a dash replaces a
 * missing side. Everything else stays as stored.
 */
export function detailRows(detail: Detail): DetailRow[] {
  const changes = new Map<string, Partial<Record<Side['side'], unknown>>>();
  const rows: DetailRow[] = [];
  for (const [key, value] of Object.entries(detail)) {
    const found = sideOf(key, detail);
    if (found === null) rows.push([key, String(value)]);
    else changes.set(found.name, { ...changes.get(found.name), [found.side]: value });
  }
  const changed = [...changes].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...rows,
    ...changed.map(([name, { before, after }]) => [name, `${shown(before)} → ${shown(after)}`] as const),
  ];
}

/**
 * Returns the side of a change that a detail is, in the format of `describeChange` or an earlier one; null for neither.
 */
function sideOf(key: string, detail: Detail): Side | null {
  const [, side, name] = /^(before|after)[._](.+)$/.exec(key) ?? [];
  if ((side === 'before' || side === 'after') && name !== undefined) return { side, name };
  const old = /^(role|scope)Before$/.exec(key)?.[1];
  if (old !== undefined) return { side: 'before', name: old };
  return `${key}Before` in detail ? { side: 'after', name: key } : null;
}

function shown(value: unknown): string {
  return value === undefined || value === '' ? '—' : String(value);
}
