import 'server-only';
import { createHash } from 'node:crypto';
import { count } from 'drizzle-orm';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { Role } from '@/lib/base/permissions';
import { auditEvent, localAccount } from '@/lib/db/schema';
import type { Services } from '@/lib/services/services';

type Who = Role | 'person' | 'system';

/**
 * One event of a story: the seconds since the previous event, what happened, and who did it. `new` starts a new
 * request, as each submitted form does.
 */
type Step = [
  seconds: number,
  event: Pick<AuditEvent, 'action' | 'outcome' | 'detail'>,
  by: Who,
  request: 'new' | 'same',
];

const start: Step = [0, { action: 'attempt_started', outcome: 'ok', detail: { known: true } }, 'person', 'new'];
const wrongCode = { method: 'email', code: 'code_mismatch' };
const wrong: Step = [24, { action: 'code_refused', outcome: 'refused', detail: wrongCode }, 'person', 'new'];
const right: Step = [31, { action: 'code_accepted', outcome: 'ok', detail: { method: 'email' } }, 'person', 'new'];
const setting: Step = [28, { action: 'password_set_started', outcome: 'started' }, 'person', 'new'];
const done: Step = [1, { action: 'password_set_finished', outcome: 'ok' }, 'person', 'same'];
const refusedCode = { code: 'password_refused', rules: 'history' };
const refused: Step = [
  1,
  { action: 'password_set_finished', outcome: 'refused', detail: refusedCode },
  'person',
  'same',
];
const unknownCode = { code: 'outcome_unknown' };
const unsure: Step = [
  10,
  { action: 'password_set_finished', outcome: 'unknown', detail: unknownCode },
  'person',
  'same',
];
const viewed: Step = [4, { action: 'account_viewed', outcome: 'ok' }, 'helpdesk', 'new'];
const handed: Step = [42, { action: 'handoff_made', outcome: 'ok', detail: { channel: 'email' } }, 'helpdesk', 'new'];
const sent: Step = [2, { action: 'handoff_sent', outcome: 'ok', detail: { method: 'email' } }, 'system', 'new'];
const opened: Step = [95, { action: 'handoff_opened', outcome: 'ok' }, 'person', 'new'];
const signedIn = (by: Role): Step => [0, { action: 'operator_signed_in', outcome: 'ok' }, by, 'new'];
const exportStart: Step = [
  600,
  { action: 'audit_exported', outcome: 'started', detail: { format: 'csv' } },
  'auditor',
  'new',
];
const exportDone: Step = [
  3,
  { action: 'audit_exported', outcome: 'ok', detail: { format: 'csv', events: 214 } },
  'auditor',
  'same',
];

const stories: Step[][] = [
  [start, right, setting, done],
  [start, wrong, right, setting, done],
  [signedIn('helpdesk'), viewed, handed, sent, opened, setting, done],
  [start, right, setting, refused, setting, done],
  [start, wrong, wrong],
  [signedIn('auditor'), exportStart, exportDone],
  [start, right, setting, unsure],
  [signedIn('helpdesk'), viewed],
];

const days = 14;

/**
 * Writes two weeks of sample audit events, so that the console has data to show. The events go through the normal audit
 * chain; only their times are in the past. Does nothing if the audit already has events.
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
    let request = 0;
    await db.transaction(async (tx) => {
      for (const [seconds, event, by, which] of steps) {
        at += seconds * 1000;
        if (which === 'new') request += 1;
        const isOperator = by !== 'person' && by !== 'system';
        const operatorId = isOperator ? operatorIds.get(by) : undefined;
        const aboutPerson = !event.action.startsWith('operator_') && event.action !== 'audit_exported';
        const ofReset = aboutPerson && event.action !== 'account_viewed';
        await recordEvent(tx, {
          ...event,
          at: new Date(at),
          actor: operatorId ? `operator:${operatorId}` : isOperator ? 'system' : by,
          requestId: by === 'system' ? null : `demo-${story}-${request}`,
          ip: by === 'system' ? null : `198.51.100.${(story % 60) + (isOperator ? 90 : 10)}`,
          ...(aboutPerson ? { directoryId: 'local', accountId: person.id, accountName: person.username } : {}),
          attemptId: ofReset ? attemptId : null,
          ...(event.action === 'handoff_made'
            ? { reason: 'Called the help desk, phone lost', ticket: `HD-${4100 + story}` }
            : {}),
        });
      }
    });
  }
}
