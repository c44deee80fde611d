import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBase32, writeBase32 } from './base32';

test('every character of the alphabet is written, in groups of four', () => {
  expect(writeBase32(Uint8Array.from({ length: 32 }, (_, at) => at))).toBe('0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ');
  expect(writeBase32(Uint8Array.of(32, 63, 255))).toBe('0ZZ');
});

test('what is written is read, however it is grouped and capitalised', () => {
  const bytesToWrite = fc.uint8Array({ minLength: 1, maxLength: 20 });
  const isRead = (bytes: Uint8Array) => {
    const code = writeBase32(bytes);
    const spoken = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    return [code, spoken].every((typed) => readBase32(typed, bytes.length) === code);
  };
  fc.assert(fc.property(bytesToWrite, isRead));
});

test('letters that look like digits are read as these', () => {
  expect(readBase32('oilo-OIL0', 8)).toBe('0110-0110');
});

test.each(['', 'ABCD-123', 'ABCD-12345', 'ABCU-1234', 'ABCD_1234', 'ABCD-123é'])('%j is no code of eight', (typed) => {
  expect(readBase32(typed, 8)).toBeNull();
});
