import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createToken, hashToken } from '@/lib/crypto/token';
import { operator as operators } from '@/lib/db/console-schema';
import { auditEvent, localAccount, setting } from '@/lib/db/schema';
import { findSession } from '@/lib/operators/operator-sessions';
import { acceptInvite } from '@/lib/operators/sign-in/accept-invite';
import { signIn } from '@/lib/operators/sign-in/sign-in';
import { addTestOperator, reloadOperator, testBrowser } from '@/lib/operators/testing/signed-in-operator';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { announceSetup } from './announce-setup';
import { createFirstAdministrator } from './create-first-administrator';
import { isSetupOpen } from './setup-state';

const person = { name: 'Ada Vega', email: 'ada@example.org', password: 'correct horse 4711 battery' };

describe.each(databaseKinds)('on %s', (kind) => {
  let services: TestServices;
  beforeEach(async () => {
    services = await openTestServices(kind);
  });
  afterEach(() => services.close());

  /** What a start prints; the token in it, where there is one. */
  async function start(): Promise<{ printed: string; token: string }> {
    let printed = '';
    await announceSetup(services, (text) => {
      printed += text;
    });
    return { printed, token: /token: ([\w-]{43})/.exec(printed)?.[1] ?? '' };
  }
  const create = (token: string, given: Partial<typeof person> = {}) =>
    createFirstAdministrator(services, { ...person, ...given, token }, testBrowser);
  const open = () => isSetupOpen(services.db, services.clock());

  test('the token of the start makes the first administrator, once', async () => {
    const { printed, token } = await start();
    expect(printed).toContain('https://reset.example.com/setup');
    const [stored] = await services.db.select().from(setting).where(eq(setting.name, 'setup-token'));
    expect(stored?.value).toBe(hashToken(token));
    expect(services.logger.lines.join('\n')).not.toContain(token);
    const created = await create(token);
    expect(await findSession(services.db, created.ok ? created.value : '', services.clock())).toMatchObject({
      found: true,
      session: { stage: 'enrol' },
      operator: { role: 'administrator', scope: { directories: 'all' }, email: person.email },
    });
    expect(await open()).toBe(false);
    expect(await create(token, { email: 'eve@example.org' })).toEqual({ ok: false, error: { code: 'setup_over' } });
    expect(await signIn(services, person, testBrowser)).toMatchObject({ ok: true, value: { stage: 'enrol' } });
    expect((await start()).printed).toBe('');
    expect((await services.db.select().from(auditEvent)).map(({ action }) => action)).toEqual([
      'administrator_created',
    ]);
  });

  test('of several who try at once one gets through', async () => {
    const { token } = await start();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => create(token, { email: `admin${index}@example.org` })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await services.db.select().from(operators)).toHaveLength(1);
    expect(await services.db.select().from(localAccount)).toHaveLength(1);
  });

  test('it stays closed without the administrator, and after a restart', async () => {
    const { token } = await start();
    await create(token);
    await services.db.delete(operators);
    expect(await open()).toBe(false);
    expect((await start()).printed).toBe('');
    expect(await create(token, { email: 'eve@example.org' })).toEqual({ ok: false, error: { code: 'setup_over' } });
  });

  test('an administrator who came another way closes it for good', async () => {
    const { token } = await start();
    await addTestOperator(services, { role: 'helpdesk' });
    expect(await open()).toBe(true);
    await addTestOperator(services, { role: 'administrator' });
    expect(await create(token)).toEqual({ ok: false, error: { code: 'setup_over' } });
    await services.db.delete(operators);
    expect(await open()).toBe(false);
  });

  test('a token is good for 30 minutes and until the next start', async () => {
    const { token: first } = await start();
    const { token: second } = await start();
    expect(second).not.toBe(first);
    const refused = { ok: false, error: { code: 'setup_token_refused' } };
    expect(await create(first)).toEqual(refused);
    expect(await create('')).toEqual(refused);
    services.time.advance(30 * 60);
    expect(await create(second)).toEqual(refused);
    services.time.advance(-1);
    expect(await create(second)).toMatchObject({ ok: true });
  });

  test('without a start no token opens it', async () => {
    expect(await create('')).toEqual({ ok: false, error: { code: 'setup_token_refused' } });
    expect(await create(hashToken(''))).toEqual({ ok: false, error: { code: 'setup_token_refused' } });
  });

  test('a token of the environment is not printed', async () => {
    const given = { ...services, env: { ...services.env, SETUP_TOKEN: 'a-token-of-the-environment' } };
    let printed = '';
    await announceSetup(given, (text) => {
      printed += text;
    });
    expect(printed).toContain('SETUP_TOKEN');
    expect(printed).not.toContain('a-token-of-the-environment');
    expect(await create('a-token-of-the-environment')).toMatchObject({ ok: true });
  });

  test('a refused password or a taken address leaves the setup open', async () => {
    const { token } = await start();
    expect(await create(token, { password: 'short' })).toMatchObject({ error: { code: 'password_refused' } });
    expect(await create(token, { password: 'ada@example.org' })).toMatchObject({ error: { code: 'password_refused' } });
    await addTestOperator(services, { role: 'auditor', email: person.email });
    expect(await create(token, { email: 'ADA@example.org' })).toEqual({ ok: false, error: { code: 'email_taken' } });
    expect(await open()).toBe(true);
    expect(await create(token, { email: 'other@example.org' })).toMatchObject({ ok: true });
  });

  test('an invitation is taken up once, also by several at once, and dies with its time', async () => {
    const token = createToken();
    const invited = await addTestOperator(services, {
      role: 'helpdesk',
      inviteHash: hashToken(token),
      inviteExpiresAt: new Date(services.clock().getTime() + 3600_000),
    });
    const accept = (given = token, password = person.password) =>
      acceptInvite(services, { token: given, password }, testBrowser);
    const over = { ok: false, error: { code: 'invite_over' } };
    expect(await accept(createToken())).toEqual(over);
    expect(await accept('')).toEqual(over);
    expect(await accept(token, 'short')).toMatchObject({ error: { code: 'password_refused' } });
    services.time.advance(3600);
    expect(await accept()).toEqual(over);
    services.time.advance(-1);
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const joined = await reloadOperator(services, invited.id);
    expect(joined).toMatchObject({ inviteHash: null, inviteExpiresAt: null, accountId: expect.any(String) });
    expect(await signIn(services, { email: invited.email, password: person.password }, testBrowser)).toMatchObject({
      ok: true,
      value: { stage: 'enrol' },
    });
  });

  test('a disabled operator cannot take up an invitation', async () => {
    const token = createToken();
    await addTestOperator(services, {
      inviteHash: hashToken(token),
      inviteExpiresAt: new Date(services.clock().getTime() + 3600_000),
      disabledAt: services.clock(),
    });
    expect(await acceptInvite(services, { token, password: person.password }, testBrowser)).toEqual({
      ok: false,
      error: { code: 'invite_over' },
    });
  });
});
