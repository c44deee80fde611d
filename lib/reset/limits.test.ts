import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { hashToken } from '@/lib/crypto/token';
import { attempt as attempts, auditEvent, rateLimit } from '@/lib/db/schema';
import type { Account } from '@/lib/providers/types';
import { readRefusals } from '@/lib/rate-limit/count-refusal';
import { rememberDevice } from '@/lib/rate-limit/known-device';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { accountSubject } from './account-subject';
import type { Attempt } from './attempt';
import { describeProof } from './describe-proof';
import { sendCode } from './send-code';
import { mostCodes } from './spend-silently';
import { startAttempt } from './start-attempt';
import { codeOf, freshName, jobsOf, reload, requestFrom, wrongCode } from './testing/walk';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('limits on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const addPerson = () => services.provider.add({ username: freshName() });
  const deviceOf = ({ id }: Account) => rememberDevice(services.keys, undefined, accountSubject('staff', id));
  const tryStart = async (identifier: string, request: RequestFacts): Promise<Attempt | string> => {
    const started = await startAttempt(services, { identifier, directory: 'staff' }, request, null);
    if (!started.ok) return started.error.code;
    return reload(services, hashToken(started.value.token ?? ''));
  };
  const started = async (identifier: string, request: RequestFacts) => {
    const attempt = await tryStart(identifier, request);
    if (typeof attempt === 'string') throw new Error(attempt);
    return attempt;
  };
  const guess = async ({ id }: Attempt, code?: string) => {
    const row = await reload(services, id);
    const checked = await verifyCode(
      services,
      row,
      { code: code ?? (row.codeId ? wrongCode(services, row) : '000000') },
      requestFrom(),
    );
    return checked.ok ? 'ok' : checked.error;
  };
  const isSent = async (attempt: Attempt) =>
    (await jobsOf(services, 'deliver-code', attempt)).some(({ payload }) => payload.to !== null);
  const rows = async () => {
    const sizes = [];
    for (const table of [auditEvent, rateLimit, attempts]) {
      const [size] = await services.db.select({ size: count() }).from(table);
      sizes.push(size?.size ?? 0);
    }
    const { rows: jobs } = await services.database.runSql('select count(*)::int as size from jobs.job', []);
    return [...sizes, Number(jobs[0]?.['size'])];
  };

  test('what is answered to two names of one person is what two strangers get (T2)', async () => {
    const walk = async (names: readonly [string, string]) => {
      const { address } = requestFrom();
      const answers = [];
      for (const name of [names[0], names[0], names[1], names[0], names[1]]) {
        const attempt = await tryStart(name, requestFrom(address));
        answers.push(
          typeof attempt === 'string'
            ? attempt
            : { ...(await describeProof(services, attempt, services.staff)), sentAt: 0 },
        );
        if (typeof attempt === 'string') continue;
        for (let tries = 0; tries < 6; tries += 1) answers.push(await guess(attempt, '000000'));
        const other = await sendCode(
          { services, attempt: await reload(services, attempt.id), directory: services.staff },
          'sms',
          requestFrom(address),
        );
        answers.push(other);
        for (let tries = 0; tries < 6; tries += 1) answers.push(await guess(attempt, '000000'));
        services.time.advance(61);
      }
      return answers;
    };
    for (let round = 0; round < 2; round += 1) {
      const { username } = addPerson();
      const known = await walk([username, `${username}@example.com`]);
      expect(await walk([freshName(), `${freshName()}@example.com`])).toEqual(known);
      expect(known).toContain('too_many_tries');
    }
  });

  test("strangers' starts and wrong codes do not keep the owner out, on another network or a known device (T7)", async () => {
    const account = addPerson();
    const stranger = requestFrom();
    for (let at = 0; at < services.limits.accountStarts; at += 1) {
      const attempt = await tryStart(account.username, stranger);
      for (let tries = 0; typeof attempt !== 'string' && tries < 5; tries += 1) await guess(attempt);
      services.time.advance(61);
    }
    expect(await tryStart(account.username, stranger)).toMatch(/too_many/);
    services.time.advance(15 * 60);
    // A new browser elsewhere, and the owner's own one, even behind the strangers' address.
    for (const request of [requestFrom(), { ...requestFrom(stranger.address), device: deviceOf(account) }]) {
      const attempt = await started(account.username, request);
      expect(await isSent(attempt)).toBe(true);
      expect(await guess(attempt, codeOf(services, attempt))).toBe('ok');
      services.time.advance(61);
    }
  });

  test('one network leaves codes of the day for others, and all networks leave those of known devices (T7)', async () => {
    const account = addPerson();
    const swarm = Array.from({ length: 8 }, () => requestFrom());
    let sent = 0;
    for (let hour = 0; hour < 10; hour += 1) {
      const attempt = await tryStart(account.username, swarm[0] as RequestFacts);
      if (typeof attempt !== 'string' && (await isSent(attempt))) sent += 1;
      services.time.advance(3600);
    }
    expect(sent).toBe(7);
    const elsewhere = await started(account.username, swarm[1] as RequestFacts);
    expect(await isSent(elsewhere)).toBe(true);
    for (let at = 0; at < 16; at += 1) {
      await tryStart(account.username, swarm[at % 8] as RequestFacts);
      services.time.advance(400);
    }
    const late = await started(account.username, requestFrom());
    expect(await isSent(late)).toBe(false);
    const own = await started(account.username, { ...requestFrom(), device: deviceOf(account) });
    expect(await isSent(own)).toBe(true);
    expect(await guess(own, codeOf(services, own))).toBe('ok');
  });

  test('the right code within its own tries works, whatever others have typed (T7)', async () => {
    const account = addPerson();
    const owner = await started(account.username, requestFrom());
    for (let at = 0; at < 12; at += 1) {
      const attempt = await tryStart(account.username, requestFrom());
      if (typeof attempt !== 'string') for (let tries = 0; tries < 5; tries += 1) await guess(attempt);
    }
    for (let tries = 0; tries < 4; tries += 1) expect(await guess(owner)).toMatchObject({ code: 'code_mismatch' });
    expect(await guess(owner, codeOf(services, owner))).toBe('ok');
  });

  test('a known device of one account is a stranger to every other account (T7)', async () => {
    const [mine, theirs] = [addPerson(), addPerson()];
    const request = { ...requestFrom(), device: deviceOf(mine) };
    expect(await started(mine.username, request)).toMatchObject({ device: expect.any(String) });
    for (const name of [theirs.username, freshName()]) {
      for (let at = 0; at < services.limits.accountStarts; at += 1)
        expect(await started(name, request)).toMatchObject({ device: null });
      expect(await tryStart(name, request)).toBe('too_many_attempts');
    }
    // It does not allow unlimited account lookups either.
    services.provider.lookups.length = 0;
    for (let at = 0; at < 60; at += 1) await tryStart(theirs.username, request);
    expect(services.provider.lookups.length).toBeLessThanOrEqual(services.limits.addressStarts);
  });

  test('a swarm gets no more comparisons with codes of an account in a day than the promise allows (T7, T14)', async () => {
    const account = addPerson();
    const names = [account.username, `${account.username}@example.com`];
    let comparisons = 0;
    for (let minute = 0; minute < 24 * 60; minute += 40) {
      for (const name of names) {
        const attempt = await tryStart(name, requestFrom());
        if (typeof attempt === 'string') continue;
        for (const method of ['email', 'sms'] as const) {
          if (method === 'sms')
            await sendCode(
              { services, attempt: await reload(services, attempt.id), directory: services.staff },
              method,
              requestFrom(),
            );
          const sent = (await jobsOf(services, 'deliver-code', attempt)).at(-1)?.payload.to ?? null;
          if (sent === null) continue;
          for (let tries = 1; tries <= 8; tries += 1) {
            const answer = await guess(attempt);
            if (answer !== 'ok' && (answer.code === 'code_mismatch' || tries === 5)) comparisons += 1;
          }
        }
      }
      services.time.advance(40 * 60);
    }
    const { codeTries, contactSends } = services.limits;
    const most = (contactSends.perDay.email + contactSends.perDay.sms) * codeTries;
    expect(comparisons).toBeGreaterThan(0);
    expect(comparisons).toBeLessThanOrEqual(most);
    // For strangers and known devices, and for three names that cannot be linked to one person.
    expect((3 * 2 * most) / 10 ** services.config.codeDigits).toBeLessThan(0.001);
  });

  test('no setting of the limits breaks the promise (T7, T14)', () => {
    for (const codeTries of [1, 3, 5, 20])
      for (const digits of [6, 7, 8])
        for (const names of [1, 3])
          expect((mostCodes({ codeTries }, digits, names) * names * codeTries) / 10 ** digits).toBeLessThan(0.001);
  });

  test('requests that a limit refuses only increment a counter and add no rows (T6)', async () => {
    const { username } = addPerson();
    const request = requestFrom();
    const attempt = await started(username, request);
    for (let tries = 0; tries < 5; tries += 1) await guess(attempt);
    for (let at = 0; at < 25; at += 1) await tryStart(username, request);
    const flood = async () => {
      for (let at = 0; at < 100; at += 1) {
        await guess(attempt, '000000');
        await tryStart(username, request);
        const row = await reload(services, attempt.id);
        await sendCode({ services, attempt: row, directory: services.staff }, 'email', request);
      }
    };
    await flood();
    const before = await rows();
    await flood();
    expect(await rows()).toEqual(before);
    const refused = await readRefusals(services.db, services.clock());
    for (const what of ['code', 'start', 'send'])
      expect(refused.find((each) => each.what === what)?.count).toBeGreaterThanOrEqual(200);
  });

  test('a page without a code says so, also in another browser and for an unknown user (T16, F18, portal 3)', async () => {
    for (const name of [addPerson().username, freshName()]) {
      const first = await started(name, requestFrom());
      expect(await describeProof(services, first, services.staff)).toMatchObject({
        state: 'sent',
        secondsUntilResend: 60,
      });
      services.time.advance(22);
      const second = await started(name, requestFrom());
      expect(await describeProof(services, second, services.staff)).toMatchObject({
        state: 'elsewhere',
        secondsUntilResend: 38,
      });
      services.time.advance(38);
      expect(await describeProof(services, second, services.staff)).toMatchObject({ secondsUntilResend: 0 });
      expect(
        (await sendCode({ services, attempt: second, directory: services.staff }, 'email', requestFrom())).ok,
      ).toBe(true);
      expect(await describeProof(services, await reload(services, second.id), services.staff)).toMatchObject({
        state: 'sent',
      });
    }
  });

  test('a page says when no more codes can be sent, and when its code is spent or expired (F18, portal 9)', async () => {
    for (const name of [addPerson().username, freshName()]) {
      const attempt = await started(name, requestFrom());
      for (let tries = 0; tries < 5; tries += 1) await guess(attempt);
      const look = async (id = attempt.id) => describeProof(services, await reload(services, id), services.staff);
      expect(await look()).toMatchObject({ state: 'spent', secondsUntilResend: 60 });
      for (let sent = 0; sent < 2; sent += 1) {
        services.time.advance(60);
        expect(
          (
            await sendCode(
              { services, attempt: await reload(services, attempt.id), directory: services.staff },
              'email',
              requestFrom(),
            )
          ).ok,
        ).toBe(true);
      }
      services.time.advance(60);
      const late = await started(name, requestFrom());
      expect(await look(late.id)).toMatchObject({ state: 'used_up', secondsUntilResend: 15 * 60 - 180 });
      services.time.advance(10 * 60);
      expect(await look()).toMatchObject({ state: 'expired' });
    }
  });
});
