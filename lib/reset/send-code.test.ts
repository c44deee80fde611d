import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContactMethod } from '@/lib/base/contact';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { sendCode } from './send-code';
import { auditOf, codeOf, freshName, jobsOf, reload, requestFrom, start } from './testing/walk';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('sendCode on %s', (kind) => {
  let services: TestServices;
  let phones = 0;
  beforeAll(async () => {
    services = await openTestServices(kind, { limits: { attemptMinutes: 24 * 60 } });
  });
  afterAll(() => services.close());

  function addPerson() {
    const username = freshName();
    phones += 1;
    const contacts = [
      { method: 'email' as const, address: `${username}@example.com` },
      { method: 'sms' as const, address: `+3460000${String(phones).padStart(4, '0')}` },
    ];
    return services.provider.add({ username, contacts });
  }
  const send = async (attemptId: string, method: ContactMethod = 'email') =>
    sendCode(
      { services, attempt: await reload(services, attemptId), directory: services.staff },
      method,
      requestFrom(),
    );

  test('a new code invalidates the one before, at the same or another contact', async () => {
    const attempt = await start(services, addPerson().username);
    const first = codeOf(services, attempt);
    expect(await send(attempt.id, 'sms')).toEqual({ ok: true });
    const renewed = await reload(services, attempt.id);
    expect(renewed).toMatchObject({ method: 'sms', codeTries: 0 });
    expect(renewed.codeId).not.toBe(attempt.codeId);
    expect(renewed.codeExpiresAt).toEqual(new Date(services.clock().getTime() + 5 * 60_000));
    expect((await jobsOf(services, 'deliver-code', attempt)).map(({ payload }) => payload.method)).toEqual([
      'email',
      'sms',
    ]);
    expect(await verifyCode(services, renewed, { code: first }, requestFrom())).toMatchObject({
      error: { code: 'code_mismatch' },
    });
    expect((await auditOf(services, attempt)).map(({ action }) => action)).toContain('code_sent');
  });

  test('refuses too soon, too often in a quarter of an hour and in a day, the same for known and unknown', async () => {
    const { sms, email } = services.limits.contactSends.perDay;
    for (const [method, perDay] of [['email', email] as const, ['sms', sms] as const]) {
      const answers = [];
      for (const identifier of [addPerson().username, freshName()]) {
        const attempt = await start(services, identifier);
        // The start sent one by mail.
        const seen = [method === 'email' ? { ok: true, value: undefined } : await send(attempt.id, method)];
        let sent = 1;
        seen.push(await send(attempt.id, method));
        services.time.advance(60);
        seen.push(await send(attempt.id, method));
        services.time.advance(60);
        seen.push(await send(attempt.id, method));
        services.time.advance(60);
        seen.push(await send(attempt.id, method));
        sent += 2;
        while (sent < Math.floor(perDay * 0.7)) {
          services.time.advance(3600);
          expect(await send(attempt.id, method)).toEqual({ ok: true, value: undefined });
          sent += 1;
        }
        services.time.advance(3600);
        seen.push(await send(attempt.id, method));
        answers.push(seen);
        services.time.advance(24 * 3600);
      }
      const ok = { ok: true, value: undefined };
      const refused = (code: string, retryAfterSeconds: number) => ({ ok: false, error: { code, retryAfterSeconds } });
      const dayWait = 24 * 3600 - 180 - (Math.floor(perDay * 0.7) - 3 + 1) * 3600;
      expect(answers[0]).toEqual([
        ok,
        refused('send_too_soon', 60),
        ok,
        ok,
        refused('send_limit', 15 * 60 - 180),
        refused('send_limit', dayWait),
      ]);
      expect(answers[1]).toEqual(answers[0]);
    }
  });

  test('a destination gets no more than its share under all names of its owner, and nobody hears of it', async () => {
    const shared = { method: 'email' as const, address: `${freshName()}@example.com` };
    const [one, two] = [freshName(), freshName()];
    services.provider.add({ username: one, contacts: [shared] });
    services.provider.add({ username: two, contacts: [shared] });
    const delivered = [];
    for (let round = 0; round < 3; round += 1) {
      for (const name of [one, two]) {
        const attempt = await start(services, name);
        const [job] = await jobsOf(services, 'deliver-code', attempt);
        delivered.push(job?.payload.to ?? null);
        if (job?.payload.to) continue;
        // A code that was not sent never verifies.
        expect(await verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom())).toMatchObject({
          error: { code: 'code_mismatch' },
        });
      }
      services.time.advance(61);
    }
    // The second name's start within the minute is delayed. The limit is three in 15 minutes for both names together.
    expect(delivered).toEqual([...Array(3).fill(shared.address), ...Array(3).fill(null)]);
  });

  test('a code for another name within the minute is sent when the minute is over', async () => {
    const account = addPerson();
    const address = account.contacts[0]?.address ?? '';
    await start(services, account.username);
    services.time.advance(20);
    const second = await start(services, address);
    expect((await jobsOf(services, 'deliver-code', second))[0]?.payload.to).toBe(address);
    const { rows } = await services.database.runSql(
      `select start_after from jobs.job where name = 'deliver-code' and data->>'attemptId' = $1`,
      [second.id],
    );
    expect(new Date(rows[0]?.['start_after'] as Date).getTime()).toBe(services.clock().getTime() + 40_000);
    expect((await verifyCode(services, second, { code: codeOf(services, second) }, requestFrom())).ok).toBe(true);
  });

  test('a changed contact counts; a name that now belongs to another account does not', async () => {
    const account = addPerson();
    const attempt = await start(services, account.username);
    account.contacts = [{ method: 'email', address: 'new-address@example.com' }];
    services.time.advance(61);
    await send(attempt.id);
    account.id = 'somebody-else';
    services.time.advance(61);
    await send(attempt.id);
    const sent = (await jobsOf(services, 'deliver-code', attempt)).map(({ payload }) => payload.to);
    expect(sent).toEqual([`${account.username}@example.com`, 'new-address@example.com', null]);
  });

  test('refuses a method that the directory does not offer, and says when it cannot be asked', async () => {
    const attempt = await start(services, freshName());
    const mailOnly = { ...services.staff, methods: ['email'] as const };
    expect(await sendCode({ services, attempt, directory: mailOnly }, 'sms', requestFrom())).toMatchObject({
      error: { code: 'form_invalid' },
    });
    services.time.advance(61);
    services.provider.readFailure = { code: 'busy' };
    const answer = await send(attempt.id);
    services.provider.readFailure = null;
    expect(answer).toMatchObject({ error: { code: 'directory_busy' } });
    expect(await reload(services, attempt.id)).toEqual(attempt);
    // A failed send was not counted.
    expect(await send(attempt.id)).toEqual({ ok: true });
  });

  test('a request over the limit does not query the directory', async () => {
    const attempt = await start(services, addPerson().username);
    services.provider.lookups.length = 0;
    expect(await send(attempt.id)).toMatchObject({ error: { code: 'send_too_soon' } });
    expect(services.provider.lookups).toEqual([]);
  });

  test('an attempt past its first proof gets no code', async () => {
    const attempt = await start(services, addPerson().username);
    expect((await verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom())).ok).toBe(true);
    services.time.advance(61);
    const verified = await reload(services, attempt.id);
    expect(await sendCode({ services, attempt, directory: services.staff }, 'email', requestFrom())).toMatchObject({
      error: { code: 'attempt_expired' },
    });
    expect(await reload(services, attempt.id)).toEqual(verified);
    expect(await jobsOf(services, 'deliver-code', attempt)).toHaveLength(1);
  });
});
