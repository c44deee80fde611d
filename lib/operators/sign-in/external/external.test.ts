import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operator as operators } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { underwayCookie } from './external-cookies';
import { type ExternalTest, openExternalTest, redirectUri, sessionCookie } from './testing/open-external-test';

describe.each(databaseKinds)('signing in at an OpenID Connect provider on %s', (kind) => {
  let open: ExternalTest;
  beforeAll(async () => {
    open = await openExternalTest(kind);
  });
  afterAll(() => open.close());
  beforeEach(() => open.reset());
  afterEach(() => open.reset());

  test('somebody with a group becomes an operator, signed in, with role and directories of the groups', async () => {
    const signedIn = await open.outcome(open.signIn('hugo'));
    expect(signedIn.path).toBe('/admin/sign-in/complete');
    expect(signedIn.operator).toMatchObject({
      name: 'Hugo Desk',
      email: 'hugo.desk@example.org',
      role: 'helpdesk',
      scope: { directories: ['staff', 'meeting'] },
      externalId: `${open.provider.url}|hugo`,
      accountId: null,
      grants: [],
    });
    expect(signedIn.session).toMatchObject({ stage: 'full', userAgent: 'Firefox' });
    expect(signedIn.session?.steppedUpAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await open.newestEvent()).toMatchObject({
      action: 'operator_signed_in',
      outcome: 'ok',
      actor: `operator:${signedIn.operator?.id}`,
      detail: { provider: 'example' },
    });
  });

  test('the session cookie holds our own token, Strict and until the browser closes; the others go', async () => {
    const { end } = await open.signIn('ada');
    const session = end?.cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
    expect(session).toMatch(/^__Host-rekey-operator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const others = end?.cookies.filter((cookie) => cookie !== session);
    expect(others).toHaveLength(4);
    for (const cookie of others ?? [])
      expect(cookie).toMatch(/^__Host-rekey-oidc-(state|pkce|nonce|away)=; Max-Age=0; Path=\//);
  });

  test('what is kept while somebody is away: three sealed cookies, Lax, for 15 minutes', async () => {
    const { cookies, url } = await open.begin();
    expect(Object.keys(cookies).sort()).toEqual([
      '__Host-rekey-oidc-nonce',
      '__Host-rekey-oidc-pkce',
      '__Host-rekey-oidc-state',
    ]);
    expect(underwayCookie(open.services.env)).toEqual({
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
    const first = await open.outcome(open.signIn('hugo'));
    await open.provider.switch({ groups: { hugo: ['rekey-admins'] } });
    const second = await open.outcome(open.signIn('hugo'));
    expect(second.operator).toMatchObject({
      id: first.operator?.id,
      role: 'administrator',
      scope: { directories: [] },
    });
    const changed = await open.services.db.select().from(auditEvent).where(eq(auditEvent.action, 'operator_changed'));
    expect(changed.at(-1)?.detail).toMatchObject({
      'before.role': 'helpdesk',
      'after.role': 'administrator',
      'after.directories': '',
    });
    await open.provider.switch({ groups: { hugo: [] } });
    expect(await open.outcome(open.signIn('hugo'))).toMatchObject({
      path: '/admin/sign-in?notice=external_no_role',
      session: null,
    });
    expect(await open.newestEvent()).toMatchObject({
      action: 'operator_sign_in_refused',
      detail: { provider: 'example', code: 'external_no_role' },
    });
  });

  test('somebody who was switched off stays out, and so does a stranger', async () => {
    const { operator } = await open.outcome(open.signIn('ada'));
    await open.services.db
      .update(operators)
      .set({ disabledAt: open.services.clock() })
      .where(eq(operators.id, operator?.id ?? ''));
    expect(await open.outcome(open.signIn('ada'))).toMatchObject({
      path: '/admin/sign-in?notice=external_disabled',
      session: null,
    });
    expect(await open.outcome(open.signIn('noel'))).toMatchObject({
      path: '/admin/sign-in?notice=external_no_role',
      session: null,
    });
    expect(await open.services.db.select().from(operators)).toHaveLength(1);
  });

  test('an operator of the same address is not taken over', async () => {
    const local = await makeActor(open.services, 'auditor', { email: 'ada.byron@example.org' });
    const refused = await open.outcome(open.signIn('ada'));
    expect(refused).toMatchObject({ path: '/admin/sign-in?notice=external_email_taken', session: null });
    const all = await open.services.db.select().from(operators);
    expect(all).toMatchObject([{ id: local.operator.id, role: 'auditor', externalId: null }]);
  });

  test('without a second factor there, ours comes next', async () => {
    await open.provider.switch({ amr: ['pwd'] });
    const signedIn = await open.outcome(open.signIn('ada'));
    expect(signedIn.path).toBe('/admin/sign-in/complete');
    expect(signedIn.session).toMatchObject({ stage: 'enrol', steppedUpAt: null });
  });
});
