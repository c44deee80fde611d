'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import type { ErrorCode } from '@/lib/base/errors';
import { type FormAction, type FormState, initialFormState } from '@/lib/forms/form-state';
import { errorTitle } from '@/lib/i18n/messages/error-title';
import type { FormCheck, ReportErrors } from './create-form-check';

export type FieldErrors = Record<string, ErrorCode>;

/** Loads the code that checks a form in the browser. */
export type LoadCheck = () => Promise<(form: HTMLFormElement, report: ReportErrors) => FormCheck>;

/**
 * The state of one server-action form. Without scripts the form posts to `formAction` and the page returns with the
 * answer. With scripts the same action is called, one call at a time; a lost connection is distinguished from an
 * answer; and the server's schema checks while typing. That code is loaded on the first focus, so that the page opens
 * quickly.
 */
export function useActionForm(
  action: FormAction,
  load?: LoadCheck,
  /** A check in addition to the schema, run before sending. */
  inspect?: (data: FormData) => FieldErrors,
  /** Gets what the action throws, even if that is only a redirect. */
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

  // Focuses the first invalid field, once React has marked it.
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
    /** The answer if it is a refusal. */
    refused,
    /** The answer if the form was accepted and stays. */
    done: answer.status === 'done' ? answer : undefined,
    answers,
    /** The server's errors, until the field is corrected, and those of the schema. */
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

/**
 * Returns everything the form sends, except the fields in which React names the action for browsers without scripts.
 */
function readForm(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form, submitter);
  for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name);
  return data;
}

/**
 * Prefixes the page's title with "Error:", which a screen reader reads first. Returns a function that removes it. If
 * the page is refreshed after the answer, its new title is prefixed too.
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
