import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { requestFrom } from '@/lib/reset/testing/walk';
import { databaseKinds } from '@/lib/testing/database';
import { visitProvider } from '@/simulators/oidc/visit-provider';
import { finishExternal } from './finish-external';
import { startExternal } from './start-external';
import {
  client,
  type ExternalTest,
  jarOf,
  openExternalTest,
  redirectUri,
  sessionCookie,
} from './testing/open-external-test';

describe.each(databaseKinds)('a sign-in at a provider that is tampered with on %s', (kind) => {
  let open: ExternalTest;
  beforeAll(async () => {
    open = await openExternalTest(kind);
  });
  afterAll(() => open.close());
  afterEach(() => open.reset());

  test('a code works once, with the cookies kept and without', async () => {
    const { back, cookies, end } = await open.signIn('ada');
    expect(end?.path).toBe('/admin/sign-in/complete');
    for (const held of [cookies, {}]) {
      const again = await open.finish(back, held);
      expect(again?.path).toBe('/admin/sign-in?notice=external_failed');
      expect(jarOf(again?.cookies ?? [])[sessionCookie]).toBeUndefined();
    }
    expect(await open.services.db.select().from(sessions)).toHaveLength(1);
  });

  test.each(['state', 'nonce', 'pkce'])('a %s of another sign-in is refused', async (name) => {
    const { url, cookies } = await open.begin();
    const other = await open.begin();
    const back = await visitProvider(url.href, 'ada');
    const mixed = { ...cookies, [`__Host-rekey-oidc-${name}`]: other.cookies[`__Host-rekey-oidc-${name}`] ?? '' };
    expect(mixed).not.toEqual(cookies);
    expect((await open.finish(back, mixed))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await open.services.db.select().from(sessions)).toHaveLength(0);
  });

  test.each(['state', 'nonce', 'pkce'])('a %s cookie that was changed, cut or left out is refused', async (name) => {
    const { url, cookies } = await open.begin();
    const back = await visitProvider(url.href, 'ada');
    const key = `__Host-rekey-oidc-${name}`;
    const value = cookies[key] ?? '';
    // The last letter of base64 holds fewer bits than it could, so the one before it is the last that always counts.
    const other = value.at(-2) === 'A' ? 'B' : 'A';
    for (const changed of [`${value.slice(0, -2)}${other}${value.slice(-1)}`, value.slice(0, 20), '', 'null']) {
      expect((await open.finish(back, { ...cookies, [key]: changed }))?.path).toBe(
        '/admin/sign-in?notice=external_failed',
      );
    }
    expect(await open.services.db.select().from(sessions)).toHaveLength(0);
  });

  test('an ID token that was changed on its way is refused', async () => {
    await open.provider.switch({ tamper: true });
    expect(await open.outcome(open.signIn('hugo'))).toMatchObject({
      path: '/admin/sign-in?notice=external_failed',
      session: null,
    });
    expect(await open.services.db.select().from(operators)).toHaveLength(0);
  });

  test('an answer that names another issuer is refused (RFC 9207)', async () => {
    const { url, cookies } = await open.begin();
    const back = await visitProvider(url.href, 'ada');
    back.searchParams.set('iss', 'https://attacker.example');
    expect((await open.finish(back, cookies))?.path).toBe('/admin/sign-in?notice=external_failed');
  });

  test('what was begun at one provider does not end at another one', async () => {
    const { url, cookies } = await open.begin();
    const back = await visitProvider(url.href, 'ada');
    expect((await open.finish(back, cookies, 'second'))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await open.finish(back, cookies, 'nobody')).toBeNull();
  });

  test('going away at the provider leads back to the sign-in page', async () => {
    expect(await open.outcome(open.signIn(null))).toMatchObject({
      path: '/admin/sign-in?notice=external_failed',
      session: null,
    });
  });

  test.each(['https://attacker.example/', '//attacker.example', '/\\attacker.example', 'javascript:alert(1)', '%'])(
    'nobody is sent to %s',
    async (target) => {
      const { url, cookies } = await open.begin();
      const back = await visitProvider(url.href, 'ada');
      back.searchParams.set('callbackUrl', target);
      back.searchParams.set('redirect', target);
      const planted = { ...cookies, 'next-auth.callback-url': target, '__Secure-next-auth.callback-url': target };
      expect((await open.finish(back, planted))?.path).toBe('/admin/sign-in/complete');
    },
  );

  test('a variable for another public address changes nothing', async () => {
    process.env['NEXTAUTH_URL'] = 'https://attacker.example';
    process.env['AUTH_TRUST_HOST'] = '1';
    const { url, cookies } = await open.begin();
    delete process.env['AUTH_TRUST_HOST'];
    expect(url.searchParams.get('redirect_uri')).toBe(redirectUri);
    expect((await open.finish(await visitProvider(url.href, 'ada'), cookies))?.path).toBe('/admin/sign-in/complete');
  });

  test('an unknown provider is not begun, and one address begins no more than its share', async () => {
    expect(await startExternal(open.services, 'nobody', requestFrom())).toMatchObject({
      error: { code: 'external_failed' },
    });
    const address = '192.0.2.99';
    for (let count = 0; count < open.services.limits.addressSignIns; count += 1)
      await startExternal(open.services, 'example', requestFrom(address));
    const last = await startExternal(open.services, 'example', requestFrom(address));
    expect(last).toMatchObject({ ok: false, error: { code: 'too_many_tries' } });
  });

  test('who did not begin here, or comes too often, leaves no trace in the audit', async () => {
    const count = async () => (await open.services.db.select().from(auditEvent)).length;
    const before = await count();
    const back = new URL(`${redirectUri}?code=x&state=y`);
    expect((await open.finish(back, {}))?.path).toBe('/admin/sign-in?notice=external_failed');
    expect(await count()).toBe(before);
    const { cookies } = await open.begin();
    const request = requestFrom('192.0.2.98');
    const { searchParams: query } = back;
    for (let times = 0; times < open.services.limits.addressSignIns + 5; times += 1)
      await finishExternal(open.services, { providerId: 'example', query, cookies, request, userAgent: '' });
    expect(await count()).toBe(before + open.services.limits.addressSignIns);
  });

  test('nothing secret is logged', async () => {
    await open.provider.switch({ tamper: true });
    const { back, cookies } = await open.signIn('hugo');
    const lines = JSON.stringify(open.services.logger.lines);
    expect(lines).toContain('sign-in with a provider failed');
    const secrets = [client.clientSecret, back.searchParams.get('code'), back.searchParams.get('state')];
    for (const secret of [...secrets, ...Object.values(cookies)]) expect(lines).not.toContain(secret);
  });
});
