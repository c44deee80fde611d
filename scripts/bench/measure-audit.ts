import { rmSync } from 'node:fs';
import { readAuditFilter } from '@/lib/admin/audit/audit-filter';
import { findEvents } from '@/lib/admin/audit/find-events';
import { auditPageSize } from '@/lib/admin/audit/search-audit';
import { fillAudit } from '@/lib/admin/testing/fill-audit';
import type { OperatorScope } from '@/lib/base/permissions';
import { openDb } from '@/lib/db/open-db';
import { type Percentiles, percentiles } from './statistics';

export type AuditRun = { events: number; pages: { name: string; ms: Percentiles; found: number; reached: boolean }[] };

const all: OperatorScope = { directories: 'all' };

/** Typical and difficult queries: common, rare and absent values, and combinations that match nothing. */
const asked: [name: string, address: Record<string, string>, scope?: OperatorScope][] = [
  ['everything', {}],
  ['everything, in the middle', { before: '500000' }],
  ['everything, newer ones', { after: '500000' }],
  ['a common act', { action: 'code_sent' }],
  ['a rare act', { action: 'wrong_checks_alert' }],
  ['an act that never was', { action: 'settings_changed' }],
  ['a rare outcome', { outcome: 'unknown' }],
  ['a request', { request: 'request-77777' }],
  ['a person', { person: 'user1234' }],
  ['everybody whose name begins alike', { person: 'user' }],
  ['an account', { account: 'account-17', directory: 'local' }],
  ['an operator', { operator: 'operator:op-3' }],
  ['an operator and an act', { operator: 'operator:op-3', action: 'handoff_made' }],
  ['a day', { from: '2026-05-01', to: '2026-05-02' }],
  ['a month and an act', { from: '2026-05-01', to: '2026-06-01', action: 'handoff_made' }],
  ['a common act with a less common outcome', { action: 'code_sent', outcome: 'refused', directory: 'cloud' }],
  ['common things that never come together', { operator: 'person', action: 'code_sent', outcome: 'started' }],
  ['two directories of three', {}, { directories: ['local', 'cloud'] }],
];

/** Fills an audit and runs each query `times` times, on the embedded database or on PostgreSQL. */
export async function measureAudit(
  at: { folder: string; databaseUrl?: string | undefined },
  events: number,
  times: number,
): Promise<AuditRun> {
  const database = await openDb({ databaseUrl: at.databaseUrl, dataDir: at.folder });
  try {
    await fillAudit(database, events, new Date('2026-11-01T00:00:00Z'));
    const pages: AuditRun['pages'] = [];
    for (const [name, address, scope = all] of asked) {
      const { filter, position } = readAuditFilter(address);
      const page = () => findEvents(database.db, { filter, position, scope, size: auditPageSize });
      // The first runs read from disk and prepare their statements.
      for (let warm = 0; warm < 6; warm += 1) await page();
      const taken: number[] = [];
      for (let run = 0; run < times; run += 1) {
        const started = performance.now();
        await page();
        taken.push(performance.now() - started);
      }
      const { entries, reached } = await page();
      pages.push({ name, ms: percentiles(taken), found: entries.length, reached: reached !== null });
    }
    return { events, pages };
  } finally {
    await database.close();
    rmSync(at.folder, { recursive: true, force: true });
  }
}
