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

/** As `HandlerResult`; the page that the browser goes to tells `notice` once. */
export type OperatorHandlerResult = Result<{ path: string; notice?: Notice } | { answer: DoneAnswer }, RefusedAnswer>;

type SteppedUpPermission = {
  [Name in Permission]: (typeof permissions)[Name]['stepUp'] extends true ? Name : never;
}[Permission];

/** What the operator needs. Where it asks for a fresh second factor, the form may bring one as `stepUpCode`. */
type Needed<Input> =
  | { permission: Exclude<Permission, SteppedUpPermission>; target?: undefined }
  | {
      permission: SteppedUpPermission;
      /** What the factor has to be shown for; null where one that was shown for anything does. */
      target: (input: Input) => StepUpTarget | null;
    };

type Definition<Shape extends z.core.$ZodLooseShape> = Needed<z.output<z.ZodMiniObject<Shape>>> & {
  name: string;
  /** The fields of the form; nothing else is accepted. */
  fields: Shape;
  echo?: readonly string[];
  /** Also a form that does not say for whom it was opened is taken: one of an older release. */
  acceptsUnnamed?: boolean;
  handler: (input: z.output<z.ZodMiniObject<Shape>>, signedIn: SignedIn) => Promise<OperatorHandlerResult>;
};

type Extra = { stepUpCode?: string; actingAs?: string };

const stepUpField = { stepUpCode: z.optional(z.string().check(z.trim(), z.maxLength(64, 'factor_refused'))) };

/** Makes the server action of a console form that shows the answer. */
export function operatorFormAction<Shape extends z.core.$ZodLooseShape>(definition: Definition<Shape>): FormAction {
  return formAction(asOperator(definition));
}

/** Makes the server action of a console form that shows no answer. */
export function operatorButtonAction<Shape extends z.core.$ZodLooseShape>(
  definition: Definition<Shape> & { refusedPath: string },
): (form: FormData) => Promise<void> {
  return buttonAction({ ...asOperator(definition), refusedPath: definition.refusedPath });
}

/**
 * Adds what every action of the console checks: an operator who may do this and for whom the form was opened, and a fresh
 * second factor where the permission asks for one.
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
          // A wrong code has an event of its own.
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
      // Else a form that is refused for another reason would ask for a code again.
      return result.ok ? result : err({ steppedUp: ruleFor(permission).stepUp, ...result.error });
    },
  };
}
