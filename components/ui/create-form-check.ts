import { createFormControl } from 'react-hook-form';
import { safeParse, type ZodMiniType } from 'zod/mini';
import { type ErrorCode, portalErrorCodes } from '@/lib/base/errors';

export type FormCheck = { validate: () => Promise<boolean> };

export type ReportErrors = (errors: Record<string, ErrorCode>) => void;

/**
 * Checks a form in the browser with the server's schema: on submit, and from then on while typing. The values are read
 * from the form itself, as the server will get them, so nothing from a password manager or from before scripts ran is
 * missed.
 */
export function createFormCheck(form: HTMLFormElement, schema: ZodMiniType, report: ReportErrors): FormCheck {
  const control = createFormControl<Record<string, string>>({
    resolver: () => {
      const errors = findErrors(form, schema);
      return Object.keys(errors).length === 0 ? { values: {}, errors: {} } : { values: {}, errors: withType(errors) };
    },
    shouldFocusError: false,
  });
  const fields = new Map<string, ReturnType<typeof control.register>>();
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.name && element.type !== 'hidden')
      fields.set(element.name, control.register(element.name));
  }
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) fields.get(event.target.name)?.onChange(event);
  });
  control.subscribe({
    formState: { errors: true },
    callback: ({ errors }) => {
      if (errors)
        report(Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, codeOf(error?.message)])));
    },
  });
  return {
    validate: () =>
      new Promise((resolve) => {
        void control.handleSubmit(
          () => resolve(true),
          () => resolve(false),
        )();
      }),
  };
}

function findErrors(form: HTMLFormElement, schema: ZodMiniType): Record<string, ErrorCode> {
  const values = [...new FormData(form)].filter(([name]) => !name.startsWith('$ACTION'));
  const result = safeParse(schema, Object.fromEntries(values));
  const errors: Record<string, ErrorCode> = {};
  for (const issue of result.error?.issues ?? []) errors[String(issue.path[0] ?? '')] ??= codeOf(issue.message);
  return errors;
}

function withType(errors: Record<string, ErrorCode>) {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: 'schema', message }]));
}

function codeOf(message: string | undefined): ErrorCode {
  return portalErrorCodes.find((code) => code === message) ?? 'form_invalid';
}
