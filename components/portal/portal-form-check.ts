import { createFormCheck, type FormCheck, type ReportErrors } from '@/components/ui/create-form-check';
import {
  changePasswordSchema,
  identifySchema,
  setPasswordSchema,
  solvePuzzleSchema,
  verifyCodeSchema,
} from '@/lib/forms/reset';

const schemas = {
  identify: identifySchema,
  verifyCode: verifyCodeSchema,
  solvePuzzle: solvePuzzleSchema,
  setPassword: setPasswordSchema,
  changePassword: changePasswordSchema,
};

export type SchemaName = keyof typeof schemas;

/** Checks one of the portal's forms in the browser. The schemas and the checker are one download. */
export function createPortalFormCheck(name: SchemaName): (form: HTMLFormElement, report: ReportErrors) => FormCheck {
  return (form, report) => createFormCheck(form, schemas[name], report);
}
