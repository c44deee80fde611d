import { HOTP, Secret } from 'otpauth';
import { recordSecret } from '@/e2e/helpers/record-secret';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { type Answer, createFormClient, type FormClient } from '@/e2e/helpers/wire/form-client';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { Stack } from '@/e2e/stack/stack';
import type { SampleOperator } from '@/simulators/people';

export const sessionCookie = 'rekey-operator';

/** Returns the code that an authenticator app with this seed shows `stepsLater` × 30 seconds from now. */
export function authenticatorCode(seed: string, stepsLater = 0): string {
  const counter = Math.floor(Date.now() / 30_000) + stepsLater;
  return HOTP.generate({ secret: Secret.fromBase32(seed), counter, digits: 6 });
}

/** Signs an operator in with the password only; the second factor is still missing. */
export async function giveThePassword(stack: Stack, operator: SampleOperator): Promise<FormClient> {
  const client = createFormClient(stack.app);
  const page = await client.get('/admin/sign-in');
  const { email, password } = operator;
  const answer = await client.submit('/admin/sign-in', page, 'password', { email, password });
  if (answer.location !== '/admin/sign-in/factor') throw new Error(`${email} got no further: ${answer.status}`);
  return client;
}

/** Sends the second factor, after `giveThePassword`. */
export async function giveTheFactor(client: FormClient, code: string): Promise<Answer> {
  return client.submit('/admin/sign-in/factor', await client.get('/admin/sign-in/factor'), 'code', { code });
}

/** Signs an operator in with both factors, like a browser without scripts. */
export async function signIn(stack: Stack, operator: SampleOperator): Promise<FormClient> {
  const client = await giveThePassword(stack, operator);
  const answer = await giveTheFactor(client, authenticatorCode(operator.seed));
  if (answer.status !== 303) throw new Error(`${operator.email} did not get in: ${answer.status}`);
  recordSecret(stack.run, 'token', client.cookies.get(sessionCookie) ?? '');
  return client;
}

/** Reserves an operator of this role and signs them in. */
export async function signInAs(
  stack: Stack,
  role: OperatorRole,
  options?: { scoped: boolean },
): Promise<{ operator: SampleOperator; client: FormClient }> {
  const operator = takeOperator(stack, role, options);
  return { operator, client: await signIn(stack, operator) };
}
