import 'server-only';
import { getRequestFacts } from '@/lib/actions/request-facts';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { OperatorSession } from '@/lib/operators/actor';
import { firstPage } from '@/lib/operators/console-pages';
import { currentSession, type SignedIn, signInPath } from '@/lib/operators/require-operator';
import { operatorAccounts } from './operator-passwords';

/** The steps between the password and the console. `password`: the old one must be replaced first. */
export type SignInStep = 'password' | 'factor' | 'enrol';

const paths: Record<SignInStep, string> = {
  password: '/admin/sign-in/password',
  factor: '/admin/sign-in/factor',
  enrol: '/admin/sign-in/enrol',
};

/**
 * Returns the session of this browser if this step of its sign-in is next. Otherwise refuses with the path to send the
 * browser to: the step that is next, the console, or the sign-in page. Pages and actions before the console call this
 * first.
 */
export async function requireStep(step: SignInStep): Promise<Result<SignedIn, { path: string }>> {
  const current = await currentSession();
  if (!current.found) return err({ path: signInPath(current.reason) });
  const { services, session, operator } = current;
  if (session.stage === 'full') return err({ path: firstPage(operator) });
  const next = (await mustChange(services, operator.accountId)) ? 'password' : stepOf(session.stage);
  if (next !== step) return err({ path: paths[next] });
  return ok({ services, actor: { operator, session, request: await getRequestFacts() } });
}

/** The page of the step after the password. */
export function pathOfStage(stage: 'factor' | 'enrol'): string {
  return paths[stepOf(stage)];
}

function stepOf(stage: Exclude<OperatorSession['stage'], 'full'>): 'factor' | 'enrol' {
  return stage;
}

async function mustChange(services: SignedIn['services'], accountId: AccountId | null): Promise<boolean> {
  return accountId !== null && (await operatorAccounts(services).get(accountId))?.mustChange === true;
}
