import { desc } from 'drizzle-orm';
import { operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { findSession } from '@/lib/operators/operator-sessions';
import { type ExternalEnd, finishExternal } from '@/lib/operators/sign-in/external/finish-external';
import { startExternal } from '@/lib/operators/sign-in/external/start-external';
import { requestFrom } from '@/lib/reset/testing/walk';
import type { databaseKinds } from '@/lib/testing/database';
import { openTestServices } from '@/lib/testing/open-test-services';
import { type SpawnedOidc, spawnOidc } from '@/simulators/oidc/spawn-oidc';
import { visitProvider } from '@/simulators/oidc/visit-provider';

export const redirectUri = 'https://reset.example.com/api/auth/callback/example';
export const client = { clientId: 'rekey', clientSecret: 'a-secret-for-tests-only-0123456789', redirectUri };
export const sessionCookie = '__Host-rekey-operator';

export type ExternalTest = Awaited<ReturnType<typeof openExternalTest>>;

/** Rekey and a provider, and a browser between them that keeps its cookies. Call `close` in the end. */
export async function openExternalTest(kind: (typeof databaseKinds)[number]) {
  const provider: SpawnedOidc = await spawnOidc(client);
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
  const services = await openTestServices(kind, { signIn: { oidc } });
  // The provider has a clock of its own.
  services.clock = () => new Date();

  async function begin(providerId = 'example') {
    const started = await startExternal(services, providerId, requestFrom());
    if (!started.ok) throw new Error(started.error.code);
    return { url: new URL(started.value.url), cookies: started.value.cookies };
  }

  function finish(back: URL, cookies: Record<string, string>, providerId = 'example') {
    const { searchParams: query } = back;
    return finishExternal(services, { providerId, query, cookies, request: requestFrom(), userAgent: 'Firefox' });
  }

  return {
    provider,
    services,
    begin,
    finish,
    /** The whole way; `person` null goes away at the provider. */
    async signIn(person: string | null) {
      const { url, cookies } = await begin();
      const back = await visitProvider(url.href, person);
      return { back, cookies, end: await finish(back, cookies) };
    },
    /** Where a sign-in ended, and whom the browser is signed in as. */
    async outcome(ended: Promise<{ end: ExternalEnd | null }>) {
      const { end } = await ended;
      const token = jarOf(end?.cookies ?? [])[sessionCookie];
      const found = await findSession(services.db, token, services.clock());
      const { session, operator } = found.found ? found : { session: null, operator: null };
      return { path: end?.path, session, operator };
    },
    async newestEvent() {
      const [event] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
      return event;
    },
    /** Nobody has signed in yet, and the provider does what it should. */
    async reset() {
      await provider.switch({ amr: ['pwd', 'otp'], groups: {}, tamper: false });
      await services.db.delete(sessions);
      await services.db.delete(operators);
    },
    async close() {
      await provider.stop();
      await services.close();
    },
  };
}

/** Cookies by name, from whole `Set-Cookie` lines. */
export function jarOf(cookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}
