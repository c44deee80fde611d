import 'server-only';
import * as z from 'zod/mini';
import { type ActionResult, defineAction, type HandlerResult } from '@/lib/define-action';
import { type Permission, ruleFor } from '@/lib/permissions';
import { refusalState } from '@/lib/reset/refusal';
import { err } from '@/lib/result';
import { keepSession } from './keep-session';
import { requireOperator, type SignedIn } from './require-operator';
import { ensureStepUp } from './step-up';

type Definition<Shape extends z.core.$ZodLooseShape> = {
  name: string;
  /** What the operator needs; where it asks for a fresh second factor, the form may bring one as `stepUpCode`. */
  permission: Permission;
  /** The fields of the form; nothing else is accepted. */
  fields: Shape;
  echo?: readonly string[];
  handler: (input: z.output<z.ZodMiniObject<Shape>>, signedIn: SignedIn) => Promise<HandlerResult>;
};

const stepUpField = { stepUpCode: z.optional(z.string().check(z.trim(), z.maxLength(64, 'factor_refused'))) };

/**
 * The one way into a server action of the console: `defineAction` with an operator who may do this, and with a second
 * factor shown just now where the permission asks for it.
 */
export function defineOperatorAction<Shape extends z.core.$ZodLooseShape>(
  definition: Definition<Shape>,
): (...input: unknown[]) => Promise<ActionResult> {
  const { name, permission, fields, handler, echo } = definition;
  const own = z.strictObject(fields);
  return defineAction({
    name,
    schema: z.strictObject({ ...fields, ...stepUpField }),
    guard: () => requireOperator(permission),
    ...(echo ? { echo } : {}),
    async handler(input, _request, { services, actor }) {
      const { stepUpCode, ...rest } = input as Record<string, unknown> & { stepUpCode?: string };
      let session = actor.session;
      if (ruleFor(permission).stepUp) {
        const steppedUp = await ensureStepUp(services, actor, stepUpCode);
        if (!steppedUp.ok) return err(refusalState(steppedUp.error, 'stepUpCode'));
        session = steppedUp.value.session;
        if (steppedUp.value.token !== null) await keepSession(services, steppedUp.value.token);
      }
      const result = await handler(rest as z.output<typeof own>, { services, actor: { ...actor, session } });
      // Else a form that is refused for another reason would ask for a code again.
      return result.ok ? result : err({ steppedUp: ruleFor(permission).stepUp, ...result.error });
    },
  });
}
