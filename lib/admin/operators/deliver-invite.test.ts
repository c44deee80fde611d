import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '@/lib/audit/read-events';
import { tokenFor } from '@/lib/crypto/derived-token';
import { queues } from '@/lib/jobs/queues';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { deliverInvite } from './deliver-invite';
import { inviteAgain, inviteOperator } from './invite-operator';

const signal = new AbortController().signal;

let inbox: Inbox;
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterEach(() => inbox.control({ reset: true }));
afterAll(() => inbox.stop());

describe.each(databaseKinds)('the mail with an invitation on %s', (kind) => {
  let services: TestServices;
  let people = 0;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail: { url: inbox.smtpUrl, from: 'no-reply@example.com' } });
  });
  afterAll(() => services.close());

  const jobs = async () => {
    const { rows } = await services.database.runSql(
      "select data from jobs.job where name = 'deliver-invite' order by created_on",
    );
    return rows.map((row) => queues['deliver-invite'].payload.parse(row['data']));
  };
  async function invite(name = 'Ana') {
    people += 1;
    const email = `${kind}-${people}@example.org`;
    const actor = await makeActor(services, 'administrator', { email: `admin-${email}` });
    const rights = { role: 'helpdesk' as const, scope: { directories: ['staff'] }, grants: [] };
    const invited = await inviteOperator(services, actor, { name, email, rights });
    const job = (await jobs()).at(-1);
    if (!invited.ok || !job) throw new Error('nobody was invited');
    return { actor, email, job, operatorId: invited.value.operatorId };
  }
  const deliver = (job: Awaited<ReturnType<typeof invite>>['job'], isLastTry = false) =>
    deliverInvite(services)(job, { jobId: 'x', tryNumber: 1, isLastTry, signal });
  const givenUp = async (operatorId: string) => {
    const seen = [];
    for await (const event of readEvents(services.db))
      if (event.action === 'message_given_up' && event.detail?.['operator'] === operatorId) seen.push(event);
    return seen;
  };

  test('has the link that works, and the name as text', async () => {
    const { job, email } = await invite('Ana\u202e <b>Ruiz</b>\r\nBcc: eve@example.net');
    expect(await deliver(job)).toEqual({ ok: true });
    const [mail] = await inbox.messages({ to: email });
    const token = tokenFor(services.keys, job.inviteId, 'invite');
    expect(mail?.text).toContain(`https://reset.example.com/admin/invite#${token}\n`);
    expect(mail?.text).toContain('Hello Ana <b>Ruiz</b> Bcc: eve@example.net,');
    expect(mail?.html).not.toContain('<b>Ruiz');
    expect(JSON.stringify(job)).not.toContain(token);
  });

  test('of an earlier invitation is not sent any more, nor once it is over', async () => {
    const { actor, job, email, operatorId } = await invite();
    expect((await inviteAgain(services, actor, operatorId)).ok).toBe(true);
    expect(await deliver(job)).toEqual({ ok: true });
    expect(await inbox.messages({ to: email, wait: 0 })).toEqual([]);
    const newest = (await jobs()).at(-1);
    services.time.advance(3 * 24 * 3600);
    expect(newest && (await deliver(newest))).toEqual({ ok: true });
    expect(await inbox.messages({ to: email, wait: 0 })).toEqual([]);
  });

  test('is tried again while that may help, and stands in the audit where it does not', async () => {
    const { job, operatorId } = await invite();
    await inbox.control({ mail: { refuse: { status: 451, times: 2 } } });
    expect(await deliver(job)).toEqual({ ok: false, error: { code: 'refused', isFinal: false } });
    expect(await givenUp(operatorId)).toEqual([]);
    expect(await deliver(job, true)).toEqual({ ok: false, error: { code: 'refused', isFinal: false } });
    expect(await givenUp(operatorId)).toMatchObject([
      { actor: 'system', outcome: 'failed', detail: { method: 'email', code: 'refused' } },
    ]);
    const other = await invite();
    await inbox.control({ mail: { refuse: { status: 550, times: 1 } } });
    expect(await deliver(other.job)).toEqual({ ok: false, error: { code: 'refused', isFinal: true } });
    expect(await givenUp(other.operatorId)).toHaveLength(1);
  });
});
