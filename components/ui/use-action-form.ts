'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import type { ErrorCode } from '@/lib/base/errors';
import { type FormAction, type FormState, initialFormState } from '@/lib/forms/form-state';
import { errorTitle } from '@/lib/i18n/messages/error-title';
import type { FormCheck, ReportErrors } from './create-form-check';

export type FieldErrors = Record<string, ErrorCode>;

/** Loads what checks a form in the browser. */
export type LoadCheck = () => Promise<(form: HTMLFormElement, report: ReportErrors) => FormCheck>;

/**
 * One form of a server action. Without scripts the form posts to `formAction` and the page comes back with the answer. With scripts
 * the same action is called once at a time, a broken connection is told apart from an answer, and the same schema as on
 * the server checks while typing; it is loaded when somebody first touches the form, so that the page opens quickly.
 */
export function useActionForm(
  action: FormAction,
  load?: LoadCheck,
  /** A check beyond the schema, made before sending. */
  inspect?: (data: FormData) => FieldErrors,
  /** Hears what the action throws, also where that only leads to another page. */
  onThrown?: (error: unknown) => void,
) {
  const [posted, formAction] = useActionState(action, initialFormState);
  const [answer, setAnswer] = useState<FormState>(posted);
  const [told, setTold] = useState<FieldErrors>(fieldsOf(posted));
  const [checked, setChecked] = useState<FieldErrors>({});
  const [connectionLost, setConnectionLost] = useState(false);
  const [pending, startTransition] = useTransition();
  const [answers, setAnswers] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const check = useRef<FormCheck | 'loading' | null>(null);
  const busy = useRef(false);

  // Moves to what has to be corrected, once React has marked it.
  useEffect(() => {
    if (answers > 0) focusFirstInvalid(form.current);
  }, [answers]);

  const refused = answer.status === 'refused' ? answer : undefined;
  const failed = connectionLost || refused?.error !== undefined || Object.keys({ ...checked, ...told }).length > 0;
  useEffect(() => (failed ? markTitle() : undefined), [failed]);

  async function loadCheck() {
    if (load === undefined || check.current !== null || !form.current) return;
    check.current = 'loading';
    const create = await load().catch(() => null);
    check.current = create && form.current ? create(form.current, setChecked) : null;
  }

  async function send(data: FormData) {
    const valid = typeof check.current === 'object' ? ((await check.current?.validate()) ?? true) : true;
    const found = valid ? (inspect?.(data) ?? {}) : {};
    setTold(found);
    if (!valid || Object.keys(found).length > 0) return setAnswers((count) => count + 1);
    try {
      const next: FormState | undefined = await action(answer, data);
      setConnectionLost(false);
      setAnswer(next ?? { status: 'refused', error: 'unexpected' });
      setTold(next ? fieldsOf(next) : {});
    } catch (error) {
      onThrown?.(error);
      unstable_rethrow(error);
      setConnectionLost(error instanceof TypeError);
      if (unstable_isUnrecognizedActionError(error)) setAnswer({ status: 'refused', error: 'page_out_of_date' });
      else setAnswer(error instanceof TypeError ? initialFormState : { status: 'refused', error: 'unexpected' });
    }
    setAnswers((count) => count + 1);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = readForm(event.currentTarget, submitter);
    startTransition(async () => {
      try {
        await send(data);
      } finally {
        busy.current = false;
      }
    });
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    const field = 'name' in event.target ? String(event.target.name) : '';
    setTold(({ [field]: _corrected, ...others }) => others);
  }

  return {
    answer,
    /** The answer where it is a refusal. */
    refused,
    /** The answer where the form was accepted and stays. */
    done: answer.status === 'done' ? answer : undefined,
    answers,
    /** What the server said, until the field is corrected, and what the schema says. */
    errors: { ...checked, ...told },
    connectionLost,
    pending,
    form,
    formProps: { ref: form, action: formAction, onSubmit, onInput, onFocus: loadCheck, noValidate: true },
  };
}

function fieldsOf(state: FormState): FieldErrors {
  return (state.status === 'refused' && state.fields) || {};
}

/** Everything that the form sends, without the fields in which React names the action for browsers without scripts. */
function readForm(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form, submitter);
  for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name);
  return data;
}

/**
 * Begins the page's title with "Error:", which is what a screen reader says first; answers what takes it off. A page that
 * is refreshed after the answer brings its own title, which is marked too.
 */
function markTitle(): () => void {
  const prefix = errorTitle(document.documentElement.lang);
  const mark = () => {
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
  };
  mark();
  const observer = new MutationObserver(mark);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  };
}

function focusFirstInvalid(form: HTMLFormElement | null) {
  const field = form?.querySelector<HTMLInputElement>('[aria-invalid=true]');
  field?.focus();
  if (field?.type === 'text' || field?.type === 'tel') field.select();
}
