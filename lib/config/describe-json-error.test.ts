import { expect, test } from 'vitest';
import { describeJsonError } from './describe-json-error';

test.each([
  ['{\n  "a": 1,\n}', 'line 3, column 1: expected a name in double quotes; remove the comma before it, found `}`'],
  ['{"a": [1, 2,]}', 'line 1, column 13: expected a value; remove the comma before it, found `]`'],
  ['{"a": 1\n "b": 2}', 'line 2, column 2: expected `,` or `}`, found `"`'],
  ['{"a": 1', 'line 1, column 8: expected `,` or `}`, found the end of the file'],
  ['', 'line 1, column 1: expected a value, found the end of the file'],
  ['// why\n{}', 'line 1, column 1: expected a value, found `/`'],
  ["{'a': 1}", "line 1, column 2: expected a name in double quotes, found `'`"],
  ['{"a" 1}', 'line 1, column 6: expected `:`, found `1`'],
  ['{"a": tru}', 'line 1, column 7: expected a value, found `t`'],
  ['{"a": "x\ny"}', 'line 1, column 7: expected a value, found `"`'],
  ['{"钥": 1}}', 'line 1, column 9: expected the end of the file, found `}`'],
])('%j is told by its place (F10)', (text, told) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(describeJsonError(text)).toBe(told);
});
