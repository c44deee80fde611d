import 'server-only';
import * as z from 'zod/mini';
import type { HandlerResult } from '@/lib/actions/form-action';
import { formAction } from '@/lib/actions/form-action';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { err } from '@/lib/base/result';
import type { FormAction } from '@/lib/forms/form-state';
import { actingAsFields, whyNotTheirs } from '@/lib/operators/acting-as';
import type { SignedIn } from '@/lib/operators/require-operator';
import { requireStep, type SignInStep } from './require-stage';

type Definition<Shape extends z.core.$ZodLooseShape> = {
  name: string;
  /** The step of the sign-in that the form belongs to. */
  step: SignInStep;
  fields: Shape;
  handler: (
    input: z.output<z.ZodMiniObject<Shape>>,
    request: RequestFacts,
    signedIn: SignedIn,
  ) => Promise<HandlerResult>;
};

/** Makes an action between the password and the console: `formAction` for the operator for whom the form was opened. */
export function signInFormAction<Shape extends z.core.$ZodLooseShape>(definition: Definition<Shape>): FormAction {
  const { name, step, fields, handler } = definition;
  const own = z.strictObject(fields);
  return formAction({
    name,
    schema: z.strictObject({ ...fields, ...actingAsFields }),
    guard: () => requireStep(step),
    async handler(input, request, signedIn) {
      const { actingAs, ...rest } = input as Record<string, unknown> & { actingAs?: string };
      const notTheirs = whyNotTheirs(actingAs, signedIn.actor.operator);
      if (notTheirs) return err({ error: notTheirs });
      return handler(rest as z.output<typeof own>, request, signedIn);
    },
  });
}
