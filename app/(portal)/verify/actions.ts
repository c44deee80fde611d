'use server';

import type { HandlerResult } from '@/lib/actions/form-action';
import { formAction } from '@/lib/actions/form-action';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { newPictureSchema } from '@/lib/forms/portal';
import { refusalState } from '@/lib/forms/refusal';
import { type SendCodeInput, sendCodeSchema, solvePuzzleSchema, verifyCodeSchema } from '@/lib/forms/reset';
import { verifySecondProofSchema } from '@/lib/forms/second-proof';
import { type Proved, repeatProof } from '@/lib/reset/accept-proof';
import { type Attempt, findAttempt } from '@/lib/reset/attempt';
import { checkProviderCode } from '@/lib/reset/check-provider-code';
import { type AtStep, keepAttempt, provedAttempt, requireStep } from '@/lib/reset/current-attempt';
import { currentStep } from '@/lib/reset/current-step';
import { stepPaths } from '@/lib/reset/next-step';
import { sendCode } from '@/lib/reset/send-code';
import { solvePuzzle } from '@/lib/reset/solve-puzzle';
import { startPuzzle } from '@/lib/reset/start-puzzle';
import { unlockAccount } from '@/lib/reset/unlock-account';
import { verifyCode } from '@/lib/reset/verify-code';
import { verifySecondProof } from '@/lib/reset/verify-second-proof';
import { getServices, type Services } from '@/lib/services/services';

const guard = () => requireStep('verify');

type AtProof = { at: AtStep } | { services: Services; repeated: Attempt };

/**
 * Like `guard`, but also accepts a repeated request, which has the cookie from before the proof and may repeat that
 * proof.
 */
async function proofGuard(): Promise<Result<AtProof, { path: string }>> {
  const at = await guard();
  if (at.ok) return ok({ at: at.value });
  const services = await getServices();
  const repeated = await provedAttempt(services);
  return repeated ? ok({ services, repeated }) : at;
}

/** Sets the browser's new token and returns the path of the step after the proof. */
async function goOn(services: Services, attempt: Attempt, { token }: Proved): Promise<{ path: string }> {
  await keepAttempt(services, token);
  const now = await findAttempt(services.db, token);
  return { path: stepPaths[currentStep(services, now ?? attempt)] };
}

/** Ends the lock right after the proof: there is nothing more to ask. */
async function unlockProven(
  services: Services,
  { directory, proved }: { directory: Directory; proved: Proved },
  request: RequestFacts,
): Promise<void> {
  const attempt = await findAttempt(services.db, proved.token);
  if (attempt?.state === 'verified') await unlockAccount(services, { attempt, directory }, request);
}

/** Checks the code that the person typed. */
export const verifyCodeAction = formAction({
  name: 'verify-code',
  schema: verifyCodeSchema,
  guard: proofGuard,
  async handler(input, request, guarded) {
    if ('repeated' in guarded) return repeat(guarded, input.code);
    const { services, attempt, directory } = guarded.at;
    const verified = directory.provider.verification
      ? await checkProviderCode({ services, attempt, directory }, input, request)
      : await verifyCode(services, attempt, input, request);
    if (!verified.ok) return err(refusalState(verified.error, 'code'));
    if (attempt.purpose === 'unlock') await unlockProven(services, { directory, proved: verified.value }, request);
    return ok(await goOn(services, attempt, verified.value));
  },
  // The page's text about this code and the next one has changed.
  refreshesOnRefusal: true,
});

async function repeat({ services, repeated }: { services: Services; repeated: Attempt }, code: string) {
  const proved = await repeatProof(services, repeated.id, code, services.clock());
  return ok(proved.ok ? await goOn(services, repeated, proved.value) : { path: '/' });
}

/** Checks the second factor of an operator who forgot the password. */
export const verifySecondProofAction = formAction({
  name: 'verify-second-proof',
  schema: verifySecondProofSchema,
  guard: proofGuard,
  async handler(input, request, guarded) {
    if ('repeated' in guarded) return repeat(guarded, input.code);
    const { services, attempt } = guarded.at;
    const verified = await verifySecondProof(services, attempt, input, request);
    return verified.ok ? ok(await goOn(services, attempt, verified.value)) : err(refusalState(verified.error, 'code'));
  },
});

async function send({ method }: SendCodeInput, request: RequestFacts, at: AtStep): Promise<HandlerResult> {
  const { services, attempt, directory } = at;
  const sent = directory.provider.verification
    ? await startPuzzle({ services, attempt, directory }, method, request)
    : await sendCode({ services, attempt, directory }, method, request);
  if (!sent.ok) return err(refusalState(sent.error));
  return ok({ path: directory.provider.verification ? '/verify' : '/verify?sent=1' });
}

/** Sends a new code, by the same method or by another of the directory's methods. */
export const sendCodeAction = formAction({
  name: 'send-code',
  schema: sendCodeSchema,
  guard,
  handler: send,
  refreshesOnRefusal: true,
});

/** Sends the slide of the picture puzzle to the back end. */
export const solvePuzzleAction = formAction({
  name: 'solve-puzzle',
  schema: solvePuzzleSchema,
  guard,
  async handler(input, request, { services, attempt, directory }) {
    const solved = await solvePuzzle({ services, attempt, directory }, input, request);
    return solved.ok ? ok({ path: '/verify' }) : err(refusalState(solved.error, 'pointX'));
  },
  // A wrong slide has fetched a new picture.
  refreshesOnRefusal: true,
});

/** Fetches another picture. */
export const newPictureAction = formAction({
  name: 'new-picture',
  schema: newPictureSchema,
  guard,
  async handler(_input, request, { services, attempt, directory }) {
    const [first] = directory.methods;
    const method = attempt.method ?? first;
    if (!method) return err({ error: 'form_invalid' });
    const started = await startPuzzle({ services, attempt, directory }, method, request);
    return started.ok ? ok({ path: '/verify' }) : err(refusalState(started.error));
  },
});
