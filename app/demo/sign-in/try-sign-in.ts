import 'server-only';
import * as z from 'zod/mini';
import type { Demo } from '@/app/demo/read-demo';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { verifyLocalPassword } from '@/lib/providers/local/verify-local-password';
import type { Services } from '@/lib/services/services';
import type { SignInInput, SignInOutcome } from './sign-in-schema';
import { tryLdapSignIn } from './try-ldap-sign-in';

const signInAnswer = z.object({ ok: z.boolean(), mustChange: z.optional(z.boolean()) });

/** Tries a user name and a password in the account's directory: a simulated cloud, a directory server, or our own database. */
export async function trySignIn(
  services: Services,
  demo: Demo,
  { directory: id, username: typed, password }: SignInInput,
): Promise<SignInOutcome> {
  const directory = services.directories.usable.find((known) => known.id === id);
  // In the demo every e-mail address starts with the user name, and the clouds sign in by user name.
  const username = typed.split('@')[0] ?? typed;
  switch (directory?.kind) {
    case 'volcengine':
      return ask(demo.volcengineUrl, { userName: username, password });
    case 'huawei-meeting':
      return ask(demo.huaweiUrl, { user: username, password });
    case 'local': {
      const accounts = createLocalAccountStore(services.db, id);
      const deps = { mac: services.mac, clock: services.clock };
      const verified = await verifyLocalPassword(accounts, deps, { kind: 'username', value: username }, password);
      return verified.ok ? outcome(true, verified.value.mustChange) : outcome(false, false);
    }
    case 'ldap':
      return demo.ldap ? tryLdapSignIn(demo.ldap, { username, password }) : 'unreachable';
    default:
      return 'incomplete';
  }
}

async function ask(url: string, body: Record<string, string>): Promise<SignInOutcome> {
  const request = { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) };
  const answer = await fetch(`${url}/_control/sign-in`, request).catch(() => null);
  if (!answer?.ok) return 'unreachable';
  const { ok, mustChange = false } = signInAnswer.parse(await answer.json());
  return outcome(ok, mustChange);
}

function outcome(ok: boolean, mustChange: boolean): SignInOutcome {
  if (!ok) return 'no';
  return mustChange ? 'yesMustChange' : 'yes';
}
