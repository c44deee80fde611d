import type { SchemaName } from './portal-form-check';

/** Loads the browser's check of a portal form. Schemas and checker are downloaded when a person first uses the form. */
export function portalCheck(schema: SchemaName) {
  return () => import('./portal-form-check').then(({ createPortalFormCheck }) => createPortalFormCheck(schema));
}
