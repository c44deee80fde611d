import { expect, test } from 'vitest';
import { getTranslator } from './translator';

// The type check fails on an expected error that does not come.
test('a key of the portal that does not exist, and a value that is missing, do not compile', () => {
  const t = getTranslator('es');
  expect(t('shell.stepOf', { step: '1', total: '3' })).toBe('Paso 1 de 3');
  // @ts-expect-error there is no such phrase
  expect(() => t('shell.stepsOf')).toThrow('shell.stepsOf');
  // @ts-expect-error `total` is missing
  expect(() => t('shell.stepOf', { step: '1' })).toThrow('total');
});
