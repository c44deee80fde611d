import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import type { Account } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import type { Attempt } from './attempt';
import { sendCode } from './send-code';
import { startAttempt } from './start-attempt';
import { auditOf, freshName, jobsOf, reload, requestFrom, start } from './testing/walk';

describe.each(databaseKinds)('startAttempt on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** The columns that are filled, except those of the account, which only the server sees. */
  const shape = (row: Attempt) =>
    Object.entries(row).flatMap(([name, value]) => (name.startsWith('account') || value === null ? [] : [name]));

  const people: Record<string, (username: string) => Partial<Account>[]> = {
    unknown: () => [],
    protected: (username) => [{ username, status: 'protected' }],
    'read-only': (username) => [{ username, status: 'read_only' }],
    ambiguous: (username) => [
      { username, id: `${username}-1` },
      { username, id: `${username}-2` },
    ],
    'without a contact': (username) => [{ username, contacts: [] }],
  };

  test('sends a known person a code and binds the attempt to the account', async () => {
    const account = services.provider.add({ username: freshName() });
    const attempt = await start(services, account.username);
    expect(attempt).toMatchObject({ accountId: account.id, state: 'open', identifierKind: 'username' });
    const [job, ...others] = await jobsOf(services, 'deliver-code', attempt);
    expect(others).toEqual([]);
    expect(job?.payload).toMatchObject({ to: `${account.username}@example.com`, codeId: attempt.codeId });
  });

  test.each(Object.keys(people))('answers the same for somebody %s, and sends nothing', async (label) => {
    const known = await start(services, services.provider.add({ username: freshName() }).username);
    const username = freshName();
    for (const account of people[label]?.(username) ?? []) services.provider.add({ username, ...account });
    const request = requestFrom();
    const started = await startAttempt(services, { identifier: username, directory: 'staff' }, request, null);
    expect(started).toEqual({ ok: true, value: { token: expect.stringMatching(/^[\w-]{43}$/) } });
    const attempt = await reload(services, hashToken(started.ok ? (started.value.token ?? '') : ''));
    expect(shape(attempt)).toEqual(shape(known));
    const [job, ...others] = await jobsOf(services, 'deliver-code', attempt);
    expect(others).toEqual([]);
    expect(job?.payload.to).toBeNull();
    const [knownJob] = await jobsOf(services, 'deliver-code', known);
    expect(Object.keys(job?.payload ?? {})).toEqual(Object.keys(knownJob?.payload ?? {}));
    const events = (await auditOf(services, attempt)).map(({ action, outcome }) => [action, outcome]);
    expect(events).toEqual((await auditOf(services, known)).map(({ action, outcome }) => [action, outcome]));
    expect(attempt.accountId !== null).toBe(label === 'without a contact');
  });

  test('counts starts of a name on a network the same for known and unknown, and apart from other networks (T7)', async () => {
    const refusals = await Promise.all(
      [services.provider.add({ username: freshName() }).username, freshName()].map(async (identifier) => {
        const { address } = requestFrom();
        for (let count = 0; count < services.limits.accountStarts; count += 1)
          await start(services, identifier, 'staff', address);
        const elsewhere = await startAttempt(services, { identifier, directory: 'staff' }, requestFrom(), null);
        expect(elsewhere.ok).toBe(true);
        return startAttempt(services, { identifier, directory: 'staff' }, requestFrom(address), null);
      }),
    );
    expect(refusals[0]).toEqual({ ok: false, error: { code: 'too_many_attempts', retryAfterSeconds: 3600 } });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test('counts every spelling of a name together, whether the portal or the back end verifies', async () => {
    for (const directory of ['staff', 'meeting']) {
      const name = freshName();
      const spellings = [name, name.toUpperCase(), `P${name.slice(1)}`, name.replace('per', 'PER'), `${name} `];
      const { address } = requestFrom();
      for (const identifier of spellings) await start(services, identifier.trim(), directory, address);
      const once = { identifier: name.replace('son', 'SON'), directory };
      expect(await startAttempt(services, once, requestFrom(address), null)).toEqual({
        ok: false,
        error: { code: 'too_many_attempts', retryAfterSeconds: 3600 },
      });
    }
  });

  test('counts starts of one network address', async () => {
    const request = requestFrom('2001:db8:1:1::1');
    for (let count = 0; count < services.limits.addressStarts; count += 1) {
      const neighbour = { ...request, address: `2001:db8:1:1::${count + 1}` };
      expect((await startAttempt(services, { identifier: freshName(), directory: 'staff' }, neighbour, null)).ok).toBe(
        true,
      );
    }
    expect(await startAttempt(services, { identifier: freshName(), directory: 'staff' }, request, null)).toEqual({
      ok: false,
      error: { code: 'too_many_attempts', retryAfterSeconds: 3600 },
    });
  });

  test('counts the networks of one /48 together as well (T7)', async () => {
    const few = { ...services, limits: { ...services.limits, addressStarts: 2 } };
    let started = 0;
    for (let at = 0; at < 10; at += 1) {
      const request = requestFrom(`2001:db8:7:${at.toString(16)}::1`);
      if ((await startAttempt(few, { identifier: freshName(), directory: 'staff' }, request, null)).ok) started += 1;
    }
    expect(started).toBe(8);
  });

  test('continues the existing attempt if the same name is sent again, and sends nothing', async () => {
    for (const identifier of [services.provider.add({ username: freshName() }).username, freshName()]) {
      const attempt = await start(services, identifier);
      const again = await startAttempt(services, { identifier, directory: 'staff' }, requestFrom(), attempt);
      expect(again).toEqual({ ok: true, value: { token: null } });
      expect(await jobsOf(services, 'deliver-code', attempt)).toHaveLength(1);
      expect(await reload(services, attempt.id)).toEqual(attempt);
    }
  });

  test('starts a new attempt for another name, or once the code has expired', async () => {
    const attempt = await start(services, freshName());
    const other = await startAttempt(services, { identifier: freshName(), directory: 'staff' }, requestFrom(), attempt);
    expect(other).toMatchObject({ ok: true, value: { token: expect.any(String) } });
    services.time.advance(services.limits.codeMinutes.email * 60);
    const input = { identifier: attempt.identifier, directory: 'staff' };
    const later = await startAttempt(services, input, requestFrom(), attempt);
    expect(later).toMatchObject({ ok: true, value: { token: expect.any(String) } });
  });

  test('a row of digits that is a user name gets its first code and the next ones', async () => {
    const account = services.provider.add({ username: '600100200' });
    const attempt = await start(services, '600100200');
    expect(attempt).toMatchObject({ accountId: account.id, identifierKind: 'phone', identifier: '+34600100200' });
    services.time.advance(61);
    expect(await sendCode({ services, attempt, directory: services.staff }, 'email', requestFrom())).toEqual({
      ok: true,
    });
    const sent = await jobsOf(services, 'deliver-code', attempt);
    expect(sent.at(-1)?.payload.to).toBe('600100200@example.com');
  });

  test('refuses an invalid name, and asks for the directory if nothing decides it', async () => {
    const request = requestFrom();
    expect(await startAttempt(services, { identifier: 'a@b@c', directory: 'staff' }, request, null)).toEqual({
      ok: false,
      error: { code: 'identifier_invalid', field: 'identifier' },
    });
    for (const directory of [undefined, 'nowhere', '']) {
      expect(await startAttempt(services, { identifier: 'ana', directory }, request, null)).toEqual({
        ok: false,
        error: { code: 'directory_required', field: 'directory' },
      });
    }
  });

  test('reports that the directory cannot be asked', async () => {
    services.provider.readFailure = { code: 'unavailable' };
    const answer = await startAttempt(services, { identifier: freshName(), directory: 'staff' }, requestFrom(), null);
    services.provider.readFailure = null;
    expect(answer).toEqual({ ok: false, error: { code: 'directory_unavailable', retryAfterSeconds: 60 } });
  });
});
