import { useState } from 'react';
import type { FieldSpec } from '@/lib/forms/field-spec';

/**
 * Tracks the input of a form. `text` returns a field's current text, initially its own value; `onValues` updates it.
 */
export function useTypedTexts(fields: readonly FieldSpec[]) {
  const [typed, onValues] = useState<Record<string, string>>({});
  const text = (name: string) => typed[name] ?? fields.find((field) => field.name === name)?.value ?? '';
  return { text, onValues };
}
