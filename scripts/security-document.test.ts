import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const document = readFileSync('docs/security.md', 'utf8');

const rows = [...document.matchAll(/^\| ([AR]-\d\d) \| ([^|]+) \| (.+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', what = '', tests = '', result = '']) => ({
    id,
    what,
    result,
    tests: [...tests.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({
      file,
      title,
    })),
    words: tests,
  }),
);

const numbers = (letter: string, last: number) =>
  Array.from({ length: last }, (_, at) => `${letter}-${String(at + 1).padStart(2, '0')}`);

test('every attack and every fault has a row, in order', () => {
  expect(rows.map(({ id }) => id)).toEqual([...numbers('A', 70), ...numbers('R', 24)]);
});

test.each(rows)('$id names tests that exist, or says why there is none', ({ tests, words }) => {
  for (const { file, title } of tests) {
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8'), `${file}: ${title}`).toContain(title.replaceAll('\\|', '|'));
  }
  if (tests.length === 0) expect(words).toMatch(/^[A-Z].{20,}\.$/);
});

/** Ids of findings from manual testing. At least one test title ends with each id. */
const findings = [...counted('T', 20), ...counted('F', 21), ...counted('C', 31), ...counted('portal ', 13)];

test('every finding has a test that names it', () => {
  const named = new Set(globSync('{app,components,lib,e2e,scripts}/**/*.{test,spec}.{ts,tsx}').flatMap(idsIn));
  expect(findings.filter((id) => !named.has(id))).toEqual([]);
});

function counted(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, at) => `${letter}${at + 1}`);
}

/** Returns the ids in parentheses at the end of test titles: `(T4)`, `(T2, T7)`, `(portal 1)`. */
function idsIn(file: string): string[] {
  const titles = [...readFileSync(file, 'utf8').matchAll(/\(((?:(?:[TFC]|portal )\d+[a-d]?(?:, )?)+)\)[`'"]/g)];
  return titles.flatMap(([, ids = '']) => ids.split(', ').map((id) => id.replace(/[a-d]$/, '')));
}
