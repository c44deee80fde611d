'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type ActionResult, defineAction } from '@/lib/define-action';
import type { FormState } from '@/lib/form-state';
import type { RequestFacts } from '@/lib/request-facts';
import { checkProviderCode } from '@/lib/reset/check-provider-code';
import { type AtStep, requireStep } from '@/lib/reset/current-attempt';
import { needsSecondProof } from '@/lib/reset/proofs';
import { refusalState } from '@/lib/reset/refusal';
import { sendCode } from '@/lib/reset/send-code';
import { solvePuzzle } from '@/lib/reset/solve-puzzle';
import { startPuzzle } from '@/lib/reset/start-puzzle';
import { verifyCode } from '@/lib/reset/verify-code';
import { verifySecondProof } from '@/lib/reset/verify-second-proof';
import { err, ok } from '@/lib/result';
import { newPictureSchema } from '@/lib/schemas/portal';
import { type SendCodeInput, sendCodeSchema, solvePuzzleSchema, verifyCodeSchema } from '@/lib/schemas/reset';
import { verifySecondProofSchema } from '@/lib/schemas/second-proof';

const guard = () => requireStep('verify');

const runVerifyCode = defineAction({
  name: 'verify-code',
  schema: verifyCodeSchema,
  guard,
  async handler(input, request, { services, attempt, directory }) {
    const verified = directory.provider.verification
      ? await checkProviderCode(services, attempt, directory, input, request)
      : await verifyCode(services, attempt, input, request);
    if (!verified.ok) return err(refusalState(verified.error, 'code'));
    return ok({ path: needsSecondProof(services, attempt) ? '/verify' : '/password' });
  },
});

/** Checks the code that the person typed. */
export async function verifyCodeAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runVerifyCode(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runVerifySecondProof = defineAction({
  name: 'verify-second-proof',
  schema: verifySecondProofSchema,
  guard,
  async handler(input, request, { services, attempt }) {
    const verified = await verifySecondProof(services, attempt, input, request);
    return verified.ok ? ok({ path: '/password' }) : err(refusalState(verified.error, 'code'));
  },
});

/** Checks the second factor of an operator who forgot the password. */
export async function verifySecondProofAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runVerifySecondProof(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

async function send({ method }: SendCodeInput, request: RequestFacts, at: AtStep): Promise<ActionResult> {
  const { services, attempt, directory } = at;
  const sent = directory.provider.verification
    ? await startPuzzle(services, attempt, directory, method, request)
    : await sendCode(services, attempt, directory, method, request);
  if (!sent.ok) return err(refusalState(sent.error));
  return ok({ path: directory.provider.verification ? '/verify' : '/verify?sent=1' });
}

const runSendCode = defineAction({ name: 'send-code', schema: sendCodeSchema, guard, handler: send });

/** Sends a new code, by the same method or by another one of the directory's. */
export async function sendCodeAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSendCode(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runSolvePuzzle = defineAction({
  name: 'solve-puzzle',
  schema: solvePuzzleSchema,
  guard,
  async handler(input, request, { services, attempt, directory }) {
    const solved = await solvePuzzle(services, attempt, directory, input, request);
    return solved.ok ? ok({ path: '/verify' }) : err(refusalState(solved.error, 'pointX'));
  },
});

/** Hands the slide of the picture puzzle to the back end. */
export async function solvePuzzleAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSolvePuzzle(previous, form);
  if (result.ok) redirect(result.value.path);
  // A wrong slide has fetched a new picture.
  refresh();
  return result.error;
}

const runNewPicture = defineAction({
  name: 'new-picture',
  schema: newPictureSchema,
  guard,
  async handler(_input, request, { services, attempt, directory }) {
    const [first] = directory.methods;
    const method = attempt.method ?? first;
    if (!method) return err({ error: 'form_invalid' });
    const started = await startPuzzle(services, attempt, directory, method, request);
    return started.ok ? ok({ path: '/verify' }) : err(refusalState(started.error));
  },
});

/** Fetches another picture. */
export async function newPictureAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runNewPicture(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
