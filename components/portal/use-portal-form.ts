import { type FieldErrors, useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import type { SchemaName } from './portal-form-check';

/** One portal form; what checks it in the browser is loaded when somebody first touches it. */
export function usePortalForm(
  action: FormAction,
  schema?: SchemaName,
  /** A check beyond the schema, made before sending. */
  inspect?: (data: FormData) => FieldErrors,
) {
  const load =
    schema === undefined
      ? undefined
      : () => import('./portal-form-check').then(({ createPortalFormCheck }) => createPortalFormCheck(schema));
  return useActionForm(action, load, inspect);
}
