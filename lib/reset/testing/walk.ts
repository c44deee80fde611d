import { asc, desc, eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { codeFor } from '@/lib/crypto/one-time-code';
import { hashToken } from '@/lib/crypto/token';
import { attempt as attempts, auditEvent } from '@/lib/db/schema';
import type { JobName, JobPayload } from '@/lib/jobs/queues';
import type { Attempt } from '@/lib/reset/attempt';
import { startAttempt } from '@/lib/reset/start-attempt';
import { verifyCode } from '@/lib/reset/verify-code';
import type { TestServices } from '@/lib/testing/open-test-services';

let requests = 0;

/** A request from an address that no other test uses, unless one is given: each test spends its own address limits. */
export function requestFrom(address?: string): RequestFacts {
  requests += 1;
  const own = `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`;
  return { requestId: `request-${requests}`, address: address ?? own, locale: 'en', origin: null, fetchSite: null };
}

/** A name that no other test has used. */
export function freshName(): string {
  requests += 1;
  return `person${requests}`;
}

/** Starts an attempt and returns its row. Throws if it is refused. */
export async function start(
  services: TestServices,
  identifier: string,
  directory = 'staff',
  address?: string,
): Promise<Attempt> {
  const started = await startAttempt(services, { identifier, directory }, requestFrom(address), null);
  if (!started.ok || !started.value.token) throw new Error(`not started: ${JSON.stringify(started)}`);
  return reload(services, hashToken(started.value.token));
}

/** A verified attempt of a new person. */
export async function startVerified(services: TestServices): Promise<Attempt> {
  const { username } = services.provider.add({ username: freshName() });
  const attempt = await start(services, username);
  const verified = await verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom());
  if (!verified.ok) throw new Error(`not verified: ${verified.error.code}`);
  return reload(services, attempt.id);
}

export async function reload(services: TestServices, attemptId: string): Promise<Attempt> {
  const [row] = await services.db.select().from(attempts).where(eq(attempts.id, attemptId));
  if (!row) throw new Error('no such attempt');
  return row;
}

/** The code in the message to this attempt's person. */
export function codeOf(services: TestServices, attempt: Attempt): string {
  const code = codeFor(services.keys, attempt.codeId ?? '', services.config.codeDigits);
  if (code === null) throw new Error('there is no code');
  return code;
}

/** A wrong code of the same length. */
export function wrongCode(services: TestServices, attempt: Attempt, distance = 1): string {
  const { length } = codeOf(services, attempt);
  return String((Number(codeOf(services, attempt)) + distance) % 10 ** length).padStart(length, '0');
}

/** The audit events of an attempt, oldest first. */
export function auditOf(services: TestServices, attempt: Pick<Attempt, 'id'>) {
  return services.db
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.attemptId, attempt.id.slice(0, 16)))
    .orderBy(asc(auditEvent.seq));
}

/** The newest attempts, newest first. */
export function newestAttempts(services: TestServices, count: number): Promise<Attempt[]> {
  return services.db.select().from(attempts).orderBy(desc(attempts.startedAt)).limit(count);
}

export type StoredJob<Name extends JobName> = { id: string; payload: JobPayload<Name> };

/** The jobs that an attempt has queued, oldest first. */
export async function jobsOf<Name extends 'deliver-code' | 'notify-change'>(
  services: TestServices,
  name: Name,
  attempt: Pick<Attempt, 'id'>,
): Promise<StoredJob<Name>[]> {
  const { rows } = await services.database.runSql(
    `select id, data from jobs.job where name in ($1, $1 || '-sms') and data->>'attemptId' = $2 order by created_on`,
    [name, attempt.id],
  );
  return rows.map((row) => ({ id: String(row['id']), payload: row['data'] as JobPayload<Name> }));
}
