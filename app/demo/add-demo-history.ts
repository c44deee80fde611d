import 'server-only';
import { createHash } from 'node:crypto';
import { count } from 'drizzle-orm';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { auditEvent, localAccount } from '@/lib/db/schema';
import type { Role } from '@/lib/permissions';
import type { Services } from '@/lib/services';

/** What happens to one person, in order, each with the seconds since the event before. */
type Step = [seconds: number, event: Pick<AuditEvent, 'action' | 'outcome' | 'detail'>, by?: Role];

const start: Step = [0, { action: 'attempt_started', outcome: 'ok', detail: { known: true } }];
const wrong: Step = [
  24,
  { action: 'code_refused', outcome: 'refused', detail: { method: 'email', code: 'code_mismatch' } },
];
const right: Step = [31, { action: 'code_accepted', outcome: 'ok', detail: { method: 'email' } }];
const setting: Step = [28, { action: 'password_set_started', outcome: 'started', detail: {} }];
const done: Step = [1, { action: 'password_set_finished', outcome: 'ok', detail: {} }];
const refused: Step = [
  1,
  { action: 'password_set_finished', outcome: 'refused', detail: { code: 'password_refused', rules: 'history' } },
];
const unsure: Step = [10, { action: 'password_set_finished', outcome: 'unknown', detail: { code: 'outcome_unknown' } }];
const told: Step = [3, { action: 'message_delivered', outcome: 'ok', detail: { method: 'email' } }];
const viewed: Step = [0, { action: 'account_viewed', outcome: 'ok', detail: {} }, 'helpdesk'];
const handed: Step = [42, { action: 'handoff_made', outcome: 'ok', detail: { channel: 'email' } }, 'helpdesk'];
const opened: Step = [95, { action: 'handoff_opened', outcome: 'ok', detail: {} }];
const signedIn = (by: Role): Step => [0, { action: 'operator_signed_in', outcome: 'ok', detail: {} }, by];
const exported: Step = [
  600,
  { action: 'audit_exported', outcome: 'ok', detail: { format: 'csv', events: 214 } },
  'auditor',
];

const stories: Step[][] = [
  [start, right, setting, done, told],
  [start, wrong, right, setting, done, told],
  [signedIn('helpdesk'), viewed, handed, opened, setting, done, told],
  [start, right, setting, refused, setting, done, told],
  [start, wrong, wrong],
  [signedIn('auditor'), exported],
  [start, right, setting, unsure],
  [signedIn('administrator'), viewed],
];

const days = 14;

/**
 * Writes a fortnight of made-up history, so that the console's pages show what they are like. It goes through the same
 * chain as everything else; only the times are in the past.
 */
export async function addDemoHistory(services: Services, operatorIds: ReadonlyMap<string, string>): Promise<void> {
  const { db, clock } = services;
  const [written] = await db.select({ events: count() }).from(auditEvent);
  if (written && written.events > 0) return;
  const people = await db.select().from(localAccount);
  const own = people.filter(({ directoryId }) => directoryId === 'local');
  const begin = clock().getTime() - days * 24 * 3600_000;
  for (let story = 0; story < days * 3; story += 1) {
    const person = own[story % own.length];
    const steps = stories[(story * 3 + Math.floor(story / 8)) % stories.length];
    if (!person || !steps) return;
    let at = begin + story * 8 * 3600_000 + ((story * 37) % 240) * 60_000;
    const attemptId = createHash('sha256').update(`demo ${story}`).digest('hex');
    await db.transaction(async (tx) => {
      for (const [seconds, event, by] of steps) {
        at += seconds * 1000;
        const operatorId = by && operatorIds.get(by);
        const aboutPerson = !event.action.startsWith('operator_') && event.action !== 'audit_exported';
        await recordEvent(tx, {
          ...event,
          at: new Date(at),
          actor: operatorId ? `operator:${operatorId}` : 'person',
          requestId: `demo-${story}`,
          ip: `198.51.100.${(story % 60) + 10}`,
          ...(aboutPerson
            ? {
                directoryId: 'local',
                accountId: person.id,
                accountName: person.username,
                attemptId: by ? null : attemptId,
              }
            : {}),
          ...(event.action === 'handoff_made'
            ? { reason: 'Called the help desk, phone lost', ticket: `HD-${4100 + story}` }
            : {}),
        });
      }
    });
  }
}
