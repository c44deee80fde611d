import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FormField } from '@/components/admin/form-field';
import type { FieldSpec } from '@/lib/forms/field-spec';

const common = { name: 'tries', label: 'Tries', hint: 'From 1 to 20.', options: [{ value: 'a', label: 'A' }] };
const kinds = ['text', 'textarea', 'select', 'checkbox', 'radio', 'checkboxes'] as const;

test.each(kinds)('a %s with an error still shows its rule, and both belong to the control (C6)', (kind) => {
  const field = { ...common, kind } as FieldSpec;
  const html = renderToStaticMarkup(
    <FormField field={field} value="" error="Enter a number from 1 to 20." readOnly={false} formId="f" />,
  );
  expect(html).toContain('From 1 to 20.');
  expect(html).toContain('Enter a number from 1 to 20.');
  expect(html).not.toContain('sr-only');
  const described = /aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(' ');
  expect(described).toEqual(expect.arrayContaining(['f-tries-error', 'f-tries-hint']));
});
