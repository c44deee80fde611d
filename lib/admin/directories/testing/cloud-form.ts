import { desc, sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import type { TestServices } from '@/lib/testing/open-test-services';

export const secret = 'hunter2/hunter2+secret==';

/** A filled in form of a directory at Volcengine, where nobody listens unless a test says so. */
export function cloudForm(changes: Record<string, string> = {}) {
  return {
    id: 'cloud',
    name: 'Example Cloud',
    'setting.endpoint': 'http://127.0.0.1:2',
    'setting.accessKeyId': 'AKexample',
    'setting.secretAccessKey': secret,
    'setting.region': 'cn-beijing',
    emailDomains: 'Example.com\nexample.org',
    methods: 'email',
    ...changes,
  };
}

/** What is stored anywhere, what was logged, and what was answered. */
export async function everythingOf(services: TestServices, ...answers: unknown[]): Promise<string> {
  const { rows } = await services.db.execute(
    sql`select (select json_agg(d) from directory d)::text as directories,
      (select json_agg(e) from audit_event e)::text as events, (select json_agg(s) from setting s)::text as settings`,
  );
  return JSON.stringify([rows, services.logger, answers]);
}

export async function newestEvent(db: Database) {
  const [event] = await db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
  return event;
}
