import type { OpenDatabase } from '@/lib/db/database';

/**
 * Fills an audit with this many events in the year before `end`, for measurements and read tests. Most are of people at
 * the portal, a few of operators; some values are common, some rare. Their hashes do not match.
 */
export async function fillAudit(database: OpenDatabase, events: number, end: Date): Promise<void> {
  const startMs = end.getTime() - 365 * 86_400_000;
  const stepMs = (365 * 86_400_000) / events;
  const batch = 50_000;
  for (let low = 1; low <= events; low += batch) {
    const high = Math.min(events, low + batch - 1);
    const numbers = `generate_series(${low}, ${high}) n`;
    await database.runSql(`insert into audit_event (seq, id, at, request_id, actor, action, directory_id, attempt_id,
        outcome, detail, personal_hash, prev_hash, hash)
      select n, gen_random_uuid(), to_timestamp(floor(${startMs} + n * ${stepMs}::float8) / 1000.0), 'request-' || (n / 5),
        case when n % 50 = 0 then 'operator:op-' || (n % 1000) / 50 when n % 20 = 0 then 'system' else 'person' end,
        case when n % 10007 = 0 then 'wrong_checks_alert' when n % 50 = 0 then 'handoff_made'
          else (array['attempt_started', 'code_sent', 'code_accepted', 'password_set_started', 'password_set_finished'])[1 + n % 5] end,
        case when n % 97 = 0 then null else (array['local', 'cloud', 'meeting'])[1 + (n / 5) % 3] end,
        left(md5((n / 5)::text), 16),
        case when n % 5 = 3 then 'started' when n % 31 = 0 then 'refused' when n % 9973 = 0 then 'unknown' else 'ok' end,
        '{"method": "email"}', repeat('a', 64), repeat('b', 64), md5(n::text) || md5((n + 1)::text)
      from ${numbers}`);
    await database.runSql(`insert into audit_personal (seq, salt, directory_id, account_id, account_name,
        account_name_fold, ip)
      select n, 'c2FsdA', (array['local', 'cloud', 'meeting'])[1 + (n / 5) % 3], 'account-' || (n / 5) % 20000,
        'User' || (n / 5) % 20000, 'user' || (n / 5) % 20000, '203.0.113.' || n % 250
      from ${numbers}`);
  }
  await database.runSql('update audit_head set seq = $1', [events]);
}
