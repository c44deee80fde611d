import { expect, test } from 'vitest';
import { isTaken } from './is-taken';

test.each([
  [{ field: 'code', value: '0' }, '{"code":0}'],
  [{ field: 'code', value: '0' }, '{"code":"0","msg":"x"}'],
  [{ field: 'Response.SendStatusSet.0.Code', value: 'Ok' }, '{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}'],
  [{ field: 'success', value: 'true' }, '{"success":true}'],
  [{ value: 'OK' }, 'OK: 8234\n'],
  [{ value: '0,' }, ' \r\n0,20261122'],
])('%j takes %j for a success', (success, answer) => {
  expect(isTaken(success, answer)).toBe(true);
});

test.each([
  [{ field: 'code', value: '0' }, '{"code":1}'],
  [{ field: 'code', value: '0' }, '{"code":"00"}'],
  [{ field: 'code', value: '0' }, '{"code":null}'],
  [{ field: 'code', value: '0' }, '{"status":0}'],
  [{ field: 'code', value: '0' }, '0'],
  [{ field: 'code', value: '0' }, ''],
  [{ field: 'code', value: '0' }, '<html>code: 0</html>'],
  [{ field: 'list.0.code', value: '0' }, '{"list":[]}'],
  [{ field: 'list', value: '0' }, '{"list":[0]}'],
  [{ field: 'text.length', value: '4' }, '{"text":"four"}'],
  [{ field: 'list.length', value: 'undefined' }, '{"list":{}}'],
  [{ field: 'constructor.name', value: 'Object' }, '{}'],
  [{ field: '__proto__', value: '[object Object]' }, '{}'],
  [{ value: 'OK' }, 'NOT OK'],
  [{ value: 'OK' }, 'ok'],
  [{ value: 'OK' }, ''],
])('%j takes %j for no success', (success, answer) => {
  expect(isTaken(success, answer)).toBe(false);
});
