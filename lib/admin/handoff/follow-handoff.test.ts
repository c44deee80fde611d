import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPerson, mail, make, open } from '@/lib/admin/testing/desk';
import { operatorSession as sessions } from '@/lib/db/console-schema';
import { idleMs } from '@/lib/operators/operator-sessions';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { setPassword } from '@/lib/reset/set-password';
import { requestFrom } from '@/lib/reset/testing/walk';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { followHandoff } from './follow-handoff';

describe.each(databaseKinds)('followHandoff on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail });
  });
  afterAll(() => services.close());

  test('tells what is and every change until the end', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    const name = { directoryId: 'staff', accountId: account.id, publicId: handoff.publicId };
    const news = followHandoff(services, actor, name, new AbortController().signal);
    expect((await news.next()).value).toEqual({ stage: 'made', message: null, opened: false, secondsLeft: 900 });
    const attempt = await open(services, handoff.token);
    expect((await news.next()).value).toEqual({ stage: 'opened', message: null, opened: true, secondsLeft: 600 });
    await setPassword({ services, attempt, directory: services.staff }, 'amber-Kettle-41-drift', requestFrom());
    expect((await news.next()).value).toEqual({ stage: 'set', message: null, opened: true, secondsLeft: 600 });
    expect((await news.next()).done).toBe(true);
  });

  test('ends with the session, at the next look at it', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const name = {
      directoryId: 'staff',
      accountId: account.id,
      publicId: (await make(services, actor, account)).publicId,
    };
    let slept = 0;
    const sleep = async () => {
      slept += 1;
    };
    const counting = { ...services, sleep };
    const news = followHandoff(counting, actor, name, new AbortController().signal);
    expect((await news.next()).done).toBe(false);
    await services.db.update(sessions).set({ endedAt: services.clock() }).where(eq(sessions.id, actor.session.id));
    expect((await news.next()).done).toBe(true);
    expect(slept).toBe(59);
  });

  test('ends when the operator has been silent for too long, and is not itself a sign of life', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const { publicId } = await make(services, actor, account);
    const name = { directoryId: 'staff', accountId: account.id, publicId };
    const leftSeconds = 5 * 60;
    const lastSeenAt = new Date(services.clock().getTime() - idleMs + leftSeconds * 1000);
    await services.db.update(sessions).set({ lastSeenAt }).where(eq(sessions.id, actor.session.id));
    let slept = 0;
    const sleep = async () => {
      slept += 1;
      services.time.advance(1);
    };
    const news = followHandoff({ ...services, sleep }, actor, name, new AbortController().signal);
    expect((await news.next()).done).toBe(false);
    expect((await news.next()).done).toBe(true);
    expect(slept).toBeGreaterThan(leftSeconds);
    expect(slept).toBeLessThanOrEqual(leftSeconds + 60);
    const [session] = await services.db.select().from(sessions).where(eq(sessions.id, actor.session.id));
    expect(session).toMatchObject({ lastSeenAt, endedAt: null });
  });

  test('ends when nobody listens any more, and is nothing for somebody of another directory', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const name = {
      directoryId: 'staff',
      accountId: account.id,
      publicId: (await make(services, actor, account)).publicId,
    };
    const leaving = new AbortController();
    const news = followHandoff(services, actor, name, leaving.signal);
    expect((await news.next()).done).toBe(false);
    leaving.abort();
    expect((await news.next()).done).toBe(true);
    const other = await makeActor(services, 'helpdesk', { scope: { directories: ['meeting'] } });
    expect((await followHandoff(services, other, name, new AbortController().signal).next()).done).toBe(true);
  });
});
