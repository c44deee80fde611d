import { useState } from 'react';
import type { FieldSpec } from '@/lib/forms/field-spec';

/** What stands in each field of a form while somebody types, which `onValues` hears; at first what the fields came with. */
export function useTypedTexts(fields: readonly FieldSpec[]) {
  const [typed, onValues] = useState<Record<string, string>>({});
  const text = (name: string) => typed[name] ?? fields.find((field) => field.name === name)?.value ?? '';
  return { text, onValues };
}
