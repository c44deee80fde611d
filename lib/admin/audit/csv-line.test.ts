import { expect, test } from 'vitest';
import { csvLine } from './csv-line';

/** Reads CSV as RFC 4180 says, for one separator; it knows nothing of how the lines were written. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator || sign === '\n' || sign === '\r') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign !== separator) rows.push([]);
    } else cell += sign;
  }
  return rows;
}

const harmless = [
  'Ana López',
  'Müller, Hans',
  'says "hi"',
  '王小明',
  'محمد علي',
  '👩‍👩‍👧 family',
  'a=b',
  '5 + 3',
  "O'Neil",
  'two\nlines',
  '',
];
const formulas = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM', ' =1+1', '"=1'],
  ...["=cmd|' /C calc'!A0", 'a;=1+1', 'a\n=1+1', 'a\t@SUM', 'a;"=1+1', '=HYPERLINK("http://x";"y")'],
];
const starts = /^["\s]*[=+\-@＝＋－＠]/;

test.each(harmless)('%j comes back as it was', (text) => {
  const line = csvLine([1, text, null]);
  expect(line.endsWith('\r\n')).toBe(true);
  expect(readCsv(line.slice(0, -2), ',').flat()).toEqual(['1', text]);
});

test.each(formulas)('%j begins no formula, where commas separate and where semicolons or tabs do', (text) => {
  const line = csvLine([1, text, 'x', text]);
  for (const separator of [',', ';', '\t']) {
    for (const cell of readCsv(line, separator).flat()) expect(cell).not.toMatch(starts);
  }
  expect(readCsv(line, ',')[0]?.[1]?.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
});
