import 'server-only';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type * as z from 'zod/mini';
import type { FormAction } from '@/lib/forms/form-state';
import { type ActionDefinition, runAction } from './run-action';

type FormActionDefinition<Schema extends z.ZodMiniType, Guarded> = ActionDefinition<Schema, Guarded> & {
  /** Renders the page again with a refusal, where the page shows more than the form's own answer. */
  refreshesOnRefusal?: true;
};

/** Makes the server action of a form that shows the answer: `runAction`, then the page that comes next. */
export function formAction<Schema extends z.ZodMiniType, Guarded>(
  definition: FormActionDefinition<Schema, Guarded>,
): FormAction {
  return async (...input: unknown[]) => {
    const result = await runAction(definition, input.length === 2 ? input[1] : undefined);
    if ('path' in result) redirect(result.path);
    if (definition.refreshesOnRefusal && result.state.status === 'refused') refresh();
    return result.state;
  };
}

type ButtonActionDefinition<Schema extends z.ZodMiniType, Guarded> = ActionDefinition<Schema, Guarded> & {
  /** Where to go when the form is refused. Without it the page stays as it is. */
  refusedPath?: string;
};

/** Makes the server action of a form that shows no answer, often a button alone. */
export function buttonAction<Schema extends z.ZodMiniType, Guarded>(
  definition: ButtonActionDefinition<Schema, Guarded>,
): (form: FormData) => Promise<void> {
  return async (...input: unknown[]) => {
    const result = await runAction(definition, input.length === 1 ? input[0] : undefined);
    if ('path' in result) redirect(result.path);
    if (definition.refusedPath !== undefined && result.state.status === 'refused') redirect(definition.refusedPath);
  };
}
