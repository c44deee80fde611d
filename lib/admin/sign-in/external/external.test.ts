import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SpawnedOidc, spawnOidc } from '@/e2e/simulators/oidc/spawn-oidc';
import { visitProvider } from '@/e2e/simulators/oidc/visit-provider';
import { findSession } from '@/lib/admin/operator-sessions';
import { makeActor } from '@/lib/admin/testing/make-actor';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/db/testing/database';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { requestFrom } from '@/lib/reset/testing/walk';
import { underwayCookie } from './external-cookies';
import { finishExternal } from './finish-external';
import { startExternal } from './start-external';

const redirectUri = 'https://reset.example.com/api/auth/callback/example';
const client = { clientId: 'rekey', clientSecret: 'a-secret-for-tests-only-0123456789', redirectUri };
const sessionCookie = '__Host-rekey-operator';

describe.each(databaseKinds)('signing in at an OpenID Connect provider on %s', (kind) => {
  let provider: SpawnedOidc;
  let services: TestServices;

  beforeAll(async () => {
    provider = await spawnOidc(client);
    const entry = {
      id: 'example',
      name: 'Example ID',
      issuer: provider.url,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      roles: { administrator: ['rekey-admins'], helpdesk: ['rekey-desk'], auditor: ['rekey-auditors'] },
      directories: { staff: ['staff'], 'rekey-auditors': ['meeting'] },
    };
    const oidc = [entry, { ...entry, id: 'second', secondFactor: 'rekey' }];
    services = await openTestServices(kind, { signIn: { oidc } });
    // The provider has a clock of its own.
    services.clock = () => new Date();
  });
  afterAll(async () => {
    await provider.stop();
    await services.close();
  });
  beforeEach(async () => {
    await provider.switch({ amr: ['pwd', 'otp'], groups: {}, tamper: false });
    await services.db.delete(sessions);
    await services.db.delete(operators);
  });

  async function begin(providerId = 'example') {
    const started = await startExternal(services, providerId, requestFrom());
    if (!started.ok) throw new Error(started.error.code);
    return { url: new URL(started.value.url), cookies: started.value.cookies };
  }

  function finish(back: URL, cookies: Record<string, string>, providerId = 'example') {
    const { searchParams: query } = back;
    return finishExternal(services, { providerId, query, cookies, request: requestFrom(), userAgent: 'Firefox' });
  }

  async function signIn(person: string | null) {
    const { url, cookies } = await begin();
    const back = await visitProvider(url.href, person);
    return { back, cookies, end: await finish(back, cookies) };
  }

  /** Where a sign-in ended, and what the browser holds of it. */
  async function outcome(ended: Promise<{ end: Awaited<ReturnType<typeof finish>> }>) {
    const { end } = await ended;
    const token = jarOf(end?.cookies ?? [])[sessionCookie];
    const found = await findSession(services.db, token, services.clock());
    return {
      path: end?.path,
      session: found.found ? found.session : null,
      operator: found.found ? found.operator : null,
    };
  }

  async function newestEvent() {
    const [event] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    return event;
  }

  test('somebody with a group becomes an operator, signed in, with role and directories of the groups', async () => {
    const signedIn = await outcome(signIn('hugo'));
    expect(signedIn.path).toBe('/admin/sign-in/complete');
    expect(signedIn.operator).toMatchObject({
      name: 'Hugo Desk',
      email: 'hugo.desk@example.org',
      role: 'helpdesk',
      scope: { directories: ['staff', 'meeting'] },
      externalId: `${provider.url}|hugo`,
      accountId: null,
      grants: [],
    });
    expect(signedIn.session).toMatchObject({ stage: 'full', userAgent: 'Firefox' });
    expect(signedIn.session?.steppedUpAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await newestEvent()).toMatchObject({
      action: 'operator_signed_in',
      outcome: 'ok',
      actor: `operator:${signedIn.operator?.id}`,
      detail: { provider: 'example' },
    });
  });

  test('the session cookie holds our own token, Strict and until the browser closes; the others go', async () => {
    const { end } = await signIn('ada');
    const session = end?.cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
    expect(session).toMatch(/^__Host-rekey-operator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const others = end?.cookies.filter((cookie) => cookie !== session);
    expect(others).toHaveLength(4);
    for (const cookie of others ?? [])
      expect(cookie).toMatch(/^__Host-rekey-oidc-(state|pkce|nonce|away)=; Max-Age=0; Path=\//);
  });

  test('what is kept while somebody is away: three sealed cookies, Lax, for 15 minutes', async () => {
    const { cookies, url } = await begin();
    expect(Object.keys(cookies).sort()).toEqual([
      '__Host-rekey-oidc-nonce',
      '__Host-rekey-oidc-pkce',
      '__Host-rekey-oidc-state',
    ]);
    expect(underwayCookie(services.env)).toEqual({
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      path: '/',
      maxAge: 900,
    });
    const values = Object.values(cookies).join();
    expect(values).not.toContain(url.searchParams.get('state'));
    expect(values).not.toContain(url.searchParams.get('nonce'));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      max_age: '300',
    });
  });

  test('role and directories follow the groups at every sign-in; without a group there is no way in', async () => {
    const first = await outcome(signIn('hugo'));
    await provider.switch({ groups: { hugo: ['rekey-admins'] } });
    const second = await outcome(signIn('hugo'));
    expect(second.operator).toMatchObject({
      id: first.operator?.id,
      role: 'administrator',
      scope: { directories: [] },
    });
    const changed = await services.db.select().from(auditEvent).where(eq(auditEvent.action, 'operator_changed'));
    expect(changed.at(-1)?.detail).toMatchObject({ roleBefore: 'helpdesk', role: 'administrator', scope: '' });
    await provider.switch({ groups: { hugo: [] } });
    expect(await outcome(signIn('hugo'))).toMatchObject({
      path: '/admin/sign-in?notice=external_no_role',
      session: null,
    });
    expect(await newestEvent()).toMatchObject({
      action: 'operator_sign_in_refused',
      detail: { provider: 'example', code: 'external_no_role' },
    });
  });

  test('somebody who was switched off stays out, and so does a stranger', async () => {
    const { operator } = await outcome(signIn('ada'));
    await services.db
      .update(operators)
      .set({ disabledAt: services.clock() })
      .where(eq(operators.id, operator?.id ?? ''));
    expect(await outcome(signIn('ada'))).toMatchObject({
      path: '/admin/sign-in?notice=external_disabled',
      session: null,
    });
    expect(await outcome(signIn('noel'))).toMatchObject({
      path: '/admin/sign-in?notice=external_no_role',
      session: null,
    });
    expect(await services.db.select().from(operators)).toHaveLength(1);
  });

  test('an operator of the same address is not taken over', async () => {
    const local = await makeActor(services, 'auditor', { email: 'ada.byron@example.org' });
    const refused = await outcome(signIn('ada'));
    expect(refused).toMatchObject({ path: '/admin/sign-in?notice=external_email_taken', session: null });
    const all = await services.db.select().from(operators);
    expect(all).toMatchObject([{ id: local.operator.id, role: 'auditor', externalId: null }]);
  });

  test('without a second factor there, ours comes next', async () => {
    await provider.switch({ amr: ['pwd'] });
    const signedIn = await outcome(signIn('ada'));
    expect(signedIn.path).toBe('/admin/sign-in/complete');
    expect(signedIn.session).toMatchObject({ stage: 'enrol', steppedUpAt: null });
  });

  test('a code works once, with the cookies kept and without', async () => {
    const { back, cookies, end } = await signIn('ada');
    expect(end?.path).toBe('/admin/sign-in/complete');
    for (const held of [cookies, {}]) {
      const again = await finish(back, held);
      expect(again?.path).toBe('/admin/sign-in?notice=external_failed');
      expect(jarOf(again?.cookies ?? [])[sessionCookie]).toBeUndefined();
    }
    expect(await services.db.select().from(sessions)).toHaveLength(1);
  });

  test.each(['state', 'nonce', 'pkce'])('a %s of another sign-in is refused', async (name) => {
    const { url, cookies } = await begin();
    const other = await begin();
    const back = await visitProvider(url.href, 'ada');
    const mixed = { ...cookies, [`__Host-rekey-oidc-${name}`]: other.cookies[`__Host-rekey-oidc-${name}`] ?? '' };
    expect(mixed).not.toEqual(cookies);
    expect((await finish(back, mixed))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await services.db.select().from(sessions)).toHaveLength(0);
  });

  test.each(['state', 'nonce', 'pkce'])('a %s cookie that was changed, cut or left out is refused', async (name) => {
    const { url, cookies } = await begin();
    const back = await visitProvider(url.href, 'ada');
    const key = `__Host-rekey-oidc-${name}`;
    const value = cookies[key] ?? '';
    for (const changed of [`${value.slice(0, -2)}AA`, value.slice(0, 20), '', 'null']) {
      expect((await finish(back, { ...cookies, [key]: changed }))?.path).toBe('/admin/sign-in?notice=external_failed');
    }
    expect(await services.db.select().from(sessions)).toHaveLength(0);
  });

  test('an ID token that was changed on its way is refused', async () => {
    await provider.switch({ tamper: true });
    expect(await outcome(signIn('hugo'))).toMatchObject({
      path: '/admin/sign-in?notice=external_failed',
      session: null,
    });
    expect(await services.db.select().from(operators)).toHaveLength(0);
  });

  test('an answer that names another issuer is refused (RFC 9207)', async () => {
    const { url, cookies } = await begin();
    const back = await visitProvider(url.href, 'ada');
    back.searchParams.set('iss', 'https://attacker.example');
    expect((await finish(back, cookies))?.path).toBe('/admin/sign-in?notice=external_failed');
  });

  test('what was begun at one provider does not end at another one', async () => {
    const { url, cookies } = await begin();
    const back = await visitProvider(url.href, 'ada');
    expect((await finish(back, cookies, 'second'))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await finish(back, cookies, 'nobody')).toBeNull();
  });

  test('going away at the provider leads back to the sign-in page', async () => {
    expect(await outcome(signIn(null))).toMatchObject({ path: '/admin/sign-in?notice=external_failed', session: null });
  });

  test.each(['https://attacker.example/', '//attacker.example', '/\\attacker.example', 'javascript:alert(1)', '%'])(
    'nobody is sent to %s',
    async (target) => {
      const { url, cookies } = await begin();
      const back = await visitProvider(url.href, 'ada');
      back.searchParams.set('callbackUrl', target);
      back.searchParams.set('redirect', target);
      const planted = { ...cookies, 'next-auth.callback-url': target, '__Secure-next-auth.callback-url': target };
      expect((await finish(back, planted))?.path).toBe('/admin/sign-in/complete');
    },
  );

  test('a variable for another public address changes nothing', async () => {
    process.env['NEXTAUTH_URL'] = 'https://attacker.example';
    process.env['AUTH_TRUST_HOST'] = '1';
    const { url, cookies } = await begin();
    delete process.env['AUTH_TRUST_HOST'];
    expect(url.searchParams.get('redirect_uri')).toBe(redirectUri);
    expect((await finish(await visitProvider(url.href, 'ada'), cookies))?.path).toBe('/admin/sign-in/complete');
  });

  test('an unknown provider is not begun, and one address begins no more than its share', async () => {
    expect(await startExternal(services, 'nobody', requestFrom())).toMatchObject({
      error: { code: 'external_failed' },
    });
    const address = '192.0.2.99';
    for (let count = 0; count < services.limits.addressSignIns; count += 1)
      await startExternal(services, 'example', requestFrom(address));
    const last = await startExternal(services, 'example', requestFrom(address));
    expect(last).toMatchObject({ ok: false, error: { code: 'too_many_tries' } });
  });

  test('who did not begin here, or comes too often, leaves no trace in the audit', async () => {
    const count = async () => (await services.db.select().from(auditEvent)).length;
    const before = await count();
    const back = new URL(`${redirectUri}?code=x&state=y`);
    expect((await finish(back, {}))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await count()).toBe(before);
    const { cookies } = await begin();
    const request = requestFrom('192.0.2.98');
    const { searchParams: query } = back;
    for (let times = 0; times < services.limits.addressSignIns + 5; times += 1)
      await finishExternal(services, { providerId: 'example', query, cookies, request, userAgent: '' });
    expect(await count()).toBe(before + services.limits.addressSignIns);
  });

  test('nothing secret is logged', async () => {
    await provider.switch({ tamper: true });
    const { back, cookies } = await signIn('hugo');
    const lines = JSON.stringify(services.logger.lines);
    expect(lines).toContain('sign-in at a provider failed');
    const secrets = [client.clientSecret, back.searchParams.get('code'), back.searchParams.get('state')];
    for (const secret of [...secrets, ...Object.values(cookies)]) expect(lines).not.toContain(secret);
  });
});

function jarOf(cookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}
