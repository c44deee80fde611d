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
  /** Re-renders the page on a refusal, for pages that show more than the form's own answer. */
  refreshesOnRefusal?: true;
};

/** Makes the server action of a form that shows its result: `runAction`, then the next page. */
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
  /** Where to go if the form is refused. Without it the page stays as it is. */
  refusedPath?: string;
};

/** Makes the server action of a form that shows no result, often a single button. */
export function buttonAction<Schema extends z.ZodMiniType, Guarded>(
  definition: ButtonActionDefinition<Schema, Guarded>,
): (form: FormData) => Promise<void> {
  return async (...input: unknown[]) => {
    const result = await runAction(definition, input.length === 1 ? input[0] : undefined);
    if ('path' in result) redirect(result.path);
    if (definition.refusedPath !== undefined && result.state.status === 'refused') redirect(definition.refusedPath);
  };
}

/** An action ends with a page to go to, or with the state of its form. */
export type ActionResult = { path: string } | { state: FormState };

export type ActionDefinition<Schema extends z.ZodMiniType, Guarded> = {
  /** The name in the log. */
  name: string;
  /** The whole form. Unknown fields, repeated fields and files are refused. */
  schema: Schema;
  /** Runs before the input is read. Returns what the handler needs, or the path to send the browser to. */
  guard: (request: RequestFacts) => Promise<Result<Guarded, { path: string }>>;
  /** Fields whose text goes back into a refused form. Never a secret. */
  echo?: readonly string[];
  handler: (input: z.output<Schema>, request: RequestFacts, guarded: Guarded) => Promise<HandlerResult>;
};

/** What a handler did: went to a page, stayed with an answer in the form, or refused. */
export type HandlerResult = Result<{ path: string } | { answer: DoneAnswer }, RefusedAnswer>;

/**
 * Runs a server action on the browser's input. Checks the origin, calls the guard, parses the form as untrusted input
 * and runs the handler. Logs an unexpected throw and turns it into a code with the request id. It never redirects:
 * `redirect` throws, so `formAction` and `buttonAction` call it afterwards.
 */
async function runAction<Schema extends z.ZodMiniType, Guarded>(
  definition: ActionDefinition<Schema, Guarded>,
  /** `undefined` if the browser sent anything but one form. */
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
  // Work that waits for a failed database may end later; the person does not wait for it.
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
    // Checkboxes with one name arrive as a list; the form takes them back separated by commas.
    const value = Array.isArray(fields[name]) ? fields[name].join(',') : fields[name];
    return typeof value === 'string' ? [[name, value.slice(0, 300)] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** The schema's messages are codes. Any other issue means that the form is not one of Rekey's. */
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
