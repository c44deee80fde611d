import { expect, test } from 'vitest';
import { readFormFields } from './read-form-fields';
import { identifySchema } from './reset';

function formOf(...fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("takes every field but the framework's own", () => {
  const form = formOf(['$ACTION_REF_1', ''], ['$ACTION_KEY', 'k'], ['identifier', ' ana '], ['directory', 'staff']);
  expect(readFormFields(form)).toEqual({ identifier: ' ana ', directory: 'staff' });
  expect(readFormFields(formOf(['', 'x']))).toEqual({ '': 'x' });
});

test.each<[string, [string, string | Blob][]]>([
  ['unknown', [['isAdmin', '1']]],
  ['repeated', [['identifier', 'ben']]],
  ['the prototype', [['__proto__', 'x']]],
  [
    'the prototype, repeated',
    [
      ['__proto__', 'x'],
      ['__proto__', 'y'],
    ],
  ],
  ['of every object', [['constructor', 'x']]],
  ['a file', [['directory', new Blob(['x'])]]],
])('a field that is %s does not get past a strict schema', (_label, extra) => {
  const fields = readFormFields(formOf(['identifier', 'ana'], ...extra));
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect(identifySchema.safeParse(fields).success).toBe(false);
});
