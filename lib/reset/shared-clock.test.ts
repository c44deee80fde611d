import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import type { OpenDatabase } from '@/lib/db/database';
import { openPostgres } from '@/lib/db/open-postgres';
import { attempt as attempts } from '@/lib/db/schema';
import { deleteExpired } from '@/lib/reset/sweep-attempts';
import { freshPostgresUrl } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { codeOf, freshName, reload, requestFrom, start } from './testing/walk';
import { verifyCode } from './verify-code';

/** Two processes on one PostgreSQL. `setOtherClock` sets the machine clock of the second one. */
let first: TestServices;
let other: OpenDatabase;
let second: TestServices;

beforeAll(async () => {
  const services = await openTestServices('postgresql');
  const { rows } = await services.database.runSql('select current_database() as name');
  const url = new URL(await freshPostgresUrl());
  url.pathname = `/${rows[0]?.['name']}`;
  other = await openPostgres(url.href, process.cwd());
  await prepareAudit(other.db, services.keys, other.clock, false);
  first = { ...services, clock: services.database.clock };
  second = { ...services, clock: other.clock, database: other, db: other.db };
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await other.close();
  await first.close();
});

const hourMs = 3_600_000;

function setOtherClock(offMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offMs });
}

test('a process with a clock an hour behind accepts no expired code (T11)', async () => {
  const { username } = first.provider.add({ username: freshName() });
  const attempt = await start(first, username);
  const code = codeOf(first, attempt);
  await first.db
    .update(attempts)
    .set({ codeExpiresAt: sql`now() - interval '1 minute'` })
    .where(eq(attempts.id, attempt.id));
  setOtherClock(-hourMs);
  await other.ping();
  const verified = await verifyCode(second, await reload(second, attempt.id), { code }, requestFrom());
  expect(verified).toMatchObject({ ok: false, error: { code: 'code_expired' } });
});

test('a process with a clock 48 hours ahead ends no open attempt and accepts its code (T11)', async () => {
  const { username } = first.provider.add({ username: freshName() });
  const attempt = await start(first, username);
  setOtherClock(48 * hourMs);
  await other.ping();
  await deleteExpired(second);
  const code = codeOf(second, attempt);
  const verified = await verifyCode(second, await reload(second, attempt.id), { code }, requestFrom());
  expect(verified).toMatchObject({ ok: true });
});
