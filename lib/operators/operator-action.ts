import 'server-only';
import * as z from 'zod/mini';
import type { ActionDefinition } from '@/lib/actions/form-action';
import { buttonAction, formAction } from '@/lib/actions/form-action';
import { type Permission, type permissions, ruleFor } from '@/lib/base/permissions';
import { err, type Result } from '@/lib/base/result';
import type { DoneAnswer, FormAction, RefusedAnswer } from '@/lib/forms/form-state';
import { refusalState } from '@/lib/forms/refusal';
import { actingAsFields, whyNotTheirs } from './acting-as';
import { currentToken, keepSession } from './keep-session';
import { refuseAct } from './refuse-act';
import { requireOperator, type SignedIn } from './require-operator';
import { keepNotice, type Notice } from './session-notice';
import { ensureStepUp } from './step-up';
import type { StepUpTarget } from './step-up-target';

/** Like `HandlerResult`; the next page shows `notice` once. */
export type OperatorHandlerResult = Result<{ path: string; notice?: Notice } | { answer: DoneAnswer }, RefusedAnswer>;

type SteppedUpPermission = {
  [Name in Permission]: (typeof permissions)[Name]['stepUp'] extends true ? Name : never;
}[Permission];

/** The permission that the action needs. If it needs a fresh second factor, the form may carry one as `stepUpCode`. */
type Needed<Input> =
  | { permission: Exclude<Permission, SteppedUpPermission>; target?: undefined }
  | {
      permission: SteppedUpPermission;
      /** The target that the factor is bound to; null if any fresh factor counts. */
      target: (input: Input) => StepUpTarget | null;
    };

type Definition<Shape extends z.core.$ZodLooseShape> = Needed<z.output<z.ZodMiniObject<Shape>>> & {
  name: string;
  /** The fields of the form. Other fields are refused. */
  fields: Shape;
  echo?: readonly string[];
  /** Also accepts a form that does not name its operator: one from an older release. */
  acceptsUnnamed?: boolean;
  handler: (input: z.output<z.ZodMiniObject<Shape>>, signedIn: SignedIn) => Promise<OperatorHandlerResult>;
};

type Extra = { stepUpCode?: string; actingAs?: string };

const stepUpField = { stepUpCode: z.optional(z.string().check(z.trim(), z.maxLength(64, 'factor_refused'))) };

/** Makes the server action of a console form that shows its result. */
export function operatorFormAction<Shape extends z.core.$ZodLooseShape>(definition: Definition<Shape>): FormAction {
  return formAction(asOperator(definition));
}

/** Makes the server action of a console form that shows no result. */
export function operatorButtonAction<Shape extends z.core.$ZodLooseShape>(
  definition: Definition<Shape> & { refusedPath: string },
): (form: FormData) => Promise<void> {
  return buttonAction({ ...asOperator(definition), refusedPath: definition.refusedPath });
}

/**
 * Adds the checks of every console action: the operator has the permission, the form was opened for them, and the
 * second factor is fresh if the permission needs one.
 */
function asOperator<Shape extends z.core.$ZodLooseShape>(
  definition: Definition<Shape>,
): ActionDefinition<z.ZodMiniType<Record<string, unknown>>, SignedIn> {
  const { name, permission, fields, handler, echo } = definition;
  const own = z.strictObject(fields);
  return {
    name,
    schema: z.strictObject({ ...fields, ...actingAsFields, ...stepUpField }),
    guard: () => requireOperator(permission),
    ...(echo ? { echo } : {}),
    async handler(input, _request, { services, actor }) {
      const { stepUpCode, actingAs, ...rest } = input as Record<string, unknown> & Extra;
      const unnamed = actingAs === undefined && definition.acceptsUnnamed === true;
      const notTheirs = unnamed ? null : whyNotTheirs(actingAs, actor.operator);
      if (notTheirs) return err({ error: notTheirs });
      let session = actor.session;
      if (definition.target) {
        const target = definition.target(rest as z.output<typeof own>);
        const steppedUp = await ensureStepUp(services, actor, target, stepUpCode);
        if (!steppedUp.ok) {
          // A wrong code has its own event.
          if (steppedUp.error.code === 'step_up_required')
            await refuseAct(services, actor, { permission }, steppedUp.error);
          return err(refusalState(steppedUp.error, 'stepUpCode'));
        }
        session = steppedUp.value.session;
        if (steppedUp.value.token !== null) await keepSession(services, steppedUp.value.token);
      }
      const result = await handler(rest as z.output<typeof own>, { services, actor: { ...actor, session } });
      if (result.ok && 'path' in result.value && result.value.notice !== undefined) {
        // The handler may have given the session a new token.
        const token = await currentToken(services);
        if (token !== undefined) await keepNotice(services, token, result.value.path, result.value.notice);
      }
      // Otherwise a form that is refused for another reason would ask for a code again.
      return result.ok ? result : err({ steppedUp: ruleFor(permission).stepUp, ...result.error });
    },
  };
}
