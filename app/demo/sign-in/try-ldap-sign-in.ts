import 'server-only';
import { Client, DN, PasswordPolicyControl, PasswordPolicyError, ResultCodeError } from 'ldapts';
import type { SignInOutcome } from './sign-in-schema';

/** Tries a user name and a password with the demo's directory server, as any program of an office would. */
export async function tryLdapSignIn(
  server: { url: string; base: string },
  { username, password }: { username: string; password: string },
): Promise<SignInOutcome> {
  const client = new Client({ url: server.url, connectTimeout: 3_000, timeout: 5_000 });
  const policy = new PasswordPolicyControl();
  try {
    await client.bind(`${new DN({ uid: username })},${server.base}`, password, policy);
    return policy.value?.error === PasswordPolicyError.ChangeAfterReset ? 'yesMustChange' : 'yes';
  } catch (error) {
    return error instanceof ResultCodeError ? 'no' : 'unreachable';
  } finally {
    await client.unbind().catch(() => undefined);
  }
}
