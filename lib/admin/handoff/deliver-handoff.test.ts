import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendableContacts } from '@/lib/admin/accounts/masked-contacts';
import { addPerson, make, open, trailOf } from '@/lib/admin/testing/desk';
import { type JobPayload, queuesOf } from '@/lib/jobs/queues';
import type { Actor } from '@/lib/operators/actor';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { Account } from '@/lib/providers/types';
import { startFromHandoff } from '@/lib/reset/handoff/start-from-handoff';
import { freshName, requestFrom } from '@/lib/reset/testing/walk';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { type Inbox, spawnInbox } from '@/simulators/inbox/spawn-inbox';
import { deliverHandoff } from './deliver-handoff';
import { readHandoff } from './read-handoff';

const signal = new AbortController().signal;
let inbox: Inbox;
let phones = 0;
beforeAll(async () => {
  inbox = await spawnInbox();
});
afterAll(() => inbox.stop());

describe.each(databaseKinds)('the message of a hand-off on %s', (kind) => {
  let services: TestServices;
  let actor: Actor;
  beforeAll(async () => {
    services = await openTestServices(kind, {
      branding: { name: 'Example Corp' },
      mail: { url: inbox.smtpUrl, from: 'Example <no-reply@example.com>' },
      sms: { kind: 'http', url: `${inbox.httpUrl}/sms`, body: { to: '{to}', text: '{text}' } },
    });
  });
  beforeEach(async () => {
    actor = await makeActor(services, 'helpdesk', { name: 'Ana Ruiz' });
  });
  afterAll(() => services.close());

  function addReachable() {
    phones += 1;
    const username = `${kind}-${freshName()}`;
    return addPerson(services, {
      username,
      contacts: [
        { method: 'email', address: `${username}@example.com` },
        { method: 'sms', address: `+346200${String(phones).padStart(5, '0')}` },
      ],
    });
  }
  const sentTo = async ({ contacts }: Account) =>
    (await inbox.all()).filter(({ to }) => contacts.some(({ address }) => address === to));
  const deliver = async (handoffId: string, isLastTry = false) => {
    const { rows } = await services.database.runSql(
      `select data from jobs.job where name = any($2) and data->>'handoffId' = $1`,
      [handoffId, queuesOf('deliver-handoff')],
    );
    const payload = rows[0]?.['data'] as JobPayload<'deliver-handoff'>;
    return deliverHandoff(services)(payload, { jobId: 'job', tryNumber: 1, isLastTry, signal });
  };

  test.each(['email', 'sms'] as const)('by %s it brings the link and the code, once', async (method) => {
    const account = addReachable();
    const contact = sendableContacts(services, account).find((each) => each.method === method);
    const handoff = await make(services, actor, account, { to: contact?.handle ?? '' });
    expect(await deliver(handoff.id)).toEqual({ ok: true });
    expect(await deliver(handoff.id)).toEqual({ ok: true });
    const [message, ...others] = await sentTo(account);
    expect(others).toEqual([]);
    expect(message?.to).toBe(contact?.address);
    const token = /\/handoff#([\w-]{43})/.exec(message?.text ?? '')?.[1] ?? '';
    expect(message?.text).toContain(handoff.shortCode);
    expect(message?.text).toContain('Example Corp');
    if (method === 'email') {
      expect(message?.text).toContain('Ana Ruiz');
      expect(message?.text).toContain('INC-1');
    }
    const name = { directoryId: 'staff', accountId: account.id, publicId: handoff.publicId };
    expect(await readHandoff(services, actor, name)).toMatchObject({ stage: 'sent', message: 'sent' });
    expect(await startFromHandoff(services, { token }, requestFrom(), null)).toMatchObject({ ok: true });
    expect((await trailOf(services, account)).map(({ action }) => action)).toEqual([
      'handoff_made',
      'handoff_sent',
      'handoff_opened',
    ]);
  });

  test('nothing is sent once it was opened, replaced or is too old', async () => {
    const account = addReachable();
    const opened = await make(services, actor, account);
    await open(services, opened.token);
    const [, phone] = sendableContacts(services, account);
    const replaced = await make(services, actor, account, { to: phone?.handle ?? '' });
    services.time.advance(61);
    const late = await make(services, actor, account);
    services.time.advance(15 * 60);
    for (const { id } of [opened, replaced, late]) expect(await deliver(id)).toEqual({ ok: true });
    expect(await sentTo(account)).toEqual([]);
  });

  test('what cannot be sent is tried again, and said where it is given up', async () => {
    const account = addReachable();
    const handoff = await make(services, actor, account);
    const name = { directoryId: 'staff', accountId: account.id, publicId: handoff.publicId };
    const dead = { ...services, notifier: { ...services.notifier, deliver: failing('temporary') } };
    const to = account.contacts[0]?.address ?? '';
    const payload = { handoffId: handoff.id, method: 'email' as const, to, locale: 'en' };
    const once = { jobId: 'job', tryNumber: 1, isLastTry: false, signal };
    expect(await deliverHandoff(dead)(payload, once)).toEqual({
      ok: false,
      error: { code: 'connect', isFinal: false },
    });
    expect(await readHandoff(services, actor, name)).toMatchObject({ stage: 'made' });
    const refused = await deliverHandoff(dead)(payload, { ...once, isLastTry: true });
    expect(refused).toMatchObject({ error: { code: 'connect' } });
    expect(await readHandoff(services, actor, name)).toMatchObject({ stage: 'send_failed' });
    expect((await trailOf(services, account)).at(-1)).toMatchObject({
      action: 'message_given_up',
      outcome: 'failed',
      detail: { handoff: handoff.publicId, method: 'email', code: 'connect' },
    });
  });
});

function failing(kind: 'temporary' | 'permanent') {
  const error = { kind, reason: 'connect', status: null, mayHaveArrived: false } as const;
  return async () => ({ ok: false as const, error });
}
