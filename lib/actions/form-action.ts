import 'server-only';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type * as z from 'zod/mini';
import { getEnv } from '@/lib/base/env';
import { type ErrorCode, errorCodes } from '@/lib/base/errors';
import { createLogger } from '@/lib/base/logger';
import type { Result } from '@/lib/base/result';
import { databaseState, onDatabaseDown } from '@/lib/db/watch-database';
import type { DoneAnswer, FormAction, FormState, RefusedAnswer } from '@/lib/forms/form-state';
import { readFormFields } from '@/lib/forms/read-form-fields';
import { isOwnOrigin } from '@/lib/http/guard/request-guard';
import { getRequestFacts, type RequestFacts } from './request-facts';

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

/** An action ends by sending the browser to a page, or by answering its form. */
export type ActionResult = { path: string } | { state: FormState };

export type ActionDefinition<Schema extends z.ZodMiniType, Guarded> = {
  /** Stands in the log. */
  name: string;
  /** The whole form: unknown fields, repeated fields and files are refused. */
  schema: Schema;
  /** Runs before the input is read. Answers what the handler needs, or where to send the browser instead. */
  guard: (request: RequestFacts) => Promise<Result<Guarded, { path: string }>>;
  /** Fields whose text goes back into the form when it is refused. Never a secret. */
  echo?: readonly string[];
  handler: (input: z.output<Schema>, request: RequestFacts, guarded: Guarded) => Promise<HandlerResult>;
};

/** What a handler did: go to a page, stay and say so in the form, or refuse. */
export type HandlerResult = Result<{ path: string } | { answer: DoneAnswer }, RefusedAnswer>;

/**
 * Runs a server action on what the browser sent. It checks where the request comes from, asks the guard, parses the form
 * as untrusted input, runs the handler, and turns an unexpected throw into a code with the request's id after logging it.
 * It never redirects: `redirect` throws, so `formAction` and `buttonAction` call it afterwards.
 */
async function runAction<Schema extends z.ZodMiniType, Guarded>(
  definition: ActionDefinition<Schema, Guarded>,
  /** `undefined` where the browser sent something else than one form. */
  form: unknown,
): Promise<ActionResult> {
  const request = await getRequestFacts();
  const { promise: down, forget } = untilDatabaseDown();
  const unavailable = () => {
    const values = form instanceof FormData ? echoed(readFormFields(form), definition.echo ?? []) : {};
    return refuse({ error: 'unavailable', values });
  };
  const run = async (): Promise<ActionResult> => {
    try {
      if (!isOwnOrigin(request.origin, request.fetchSite, getEnv().APP_URL)) return refuse({ error: 'form_invalid' });
      const guarded = await definition.guard(request);
      if (!guarded.ok) return guarded.error;
      if (!(form instanceof FormData)) return refuse({ error: 'form_invalid' });
      const fields = readFormFields(form);
      const values = echoed(fields, definition.echo ?? []);
      const parsed = definition.schema.safeParse(fields);
      if (!parsed.success) return refuse({ ...describeIssues(parsed.error.issues), values });
      const result = await definition.handler(parsed.data, request, guarded.value);
      if (!result.ok) return refuse({ values, ...result.error });
      if ('path' in result.value) return { path: result.value.path };
      return { state: { ...result.value.answer, status: 'done', answer: Date.now() } };
    } catch (error) {
      log().error('action failed', { requestId: request.requestId, action: definition.name, error });
      if (databaseState().fault !== null) return unavailable();
      return refuse({ error: 'unexpected', requestId: request.requestId });
    }
  };
  // What hangs on a database that has stopped working may end later; the person does not wait for it.
  return Promise.race([run(), down.then(unavailable)]).finally(forget);
}

function untilDatabaseDown(): { promise: Promise<void>; forget: () => void } {
  if (databaseState().fault !== null) return { promise: Promise.resolve(), forget: () => undefined };
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, forget: onDatabaseDown(resolve) };
}

let logger: ReturnType<typeof createLogger> | undefined;
function log() {
  logger ??= createLogger(getEnv().LOG_LEVEL);
  return logger;
}

function refuse(answer: RefusedAnswer): ActionResult {
  return { state: { ...answer, status: 'refused', answer: Date.now() } };
}

function echoed(fields: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  const kept = names.flatMap((name) => {
    // Ticked boxes of one name come as a list; the form takes them back separated by commas.
    const value = Array.isArray(fields[name]) ? fields[name].join(',') : fields[name];
    return typeof value === 'string' ? [[name, value.slice(0, 300)] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** The schema's messages are codes; anything else it complains about is a form that was not ours. */
function describeIssues(issues: readonly { path: PropertyKey[]; message: string }[]): RefusedAnswer {
  const fields: Record<string, ErrorCode> = {};
  for (const issue of issues) {
    const [field] = issue.path;
    const code = errorCodes.find((known) => known === issue.message);
    if (typeof field !== 'string' || !code) return { error: 'form_invalid' };
    fields[field] ??= code;
  }
  return { fields };
}
