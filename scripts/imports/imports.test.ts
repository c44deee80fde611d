import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations, layers, type Violations } from './import-rules';
import { type Import, readImports } from './read-imports';

const root = resolve(import.meta.dirname, '../..');

const none: Violations = {
  upward: [],
  cycles: [],
  providers: [],
  components: [],
  testing: [],
  consoleOnPortal: [],
  demo: [],
};

test('every import follows the rules', () => {
  expect(findViolations(readImports(root))).toEqual(none);
});

test('lib and lib/admin have no files of their own', () => {
  expect([...readImports(root).keys()].filter((file) => /^lib\/(admin\/)?[^/]+$/.test(file))).toEqual([]);
});

test.each(Object.entries(layers))('docs/architecture.md lists %s in its layer', (folder, layer) => {
  const document = readFileSync(`${root}/docs/architecture.md`, 'utf8');
  const row = document.split('\n').find((line) => line.startsWith(`| ${layer} |`) && line.includes(`\`${folder}\``));
  expect(row).toBeDefined();
});

test('imports of values, of types, relative, dynamic and in types are read', () => {
  const imports = readImports(root);
  expect(imports.get('components/portal/portal-check.ts')).toEqual([
    { to: 'components/portal/portal-form-check.ts', typesOnly: true },
    { to: 'components/portal/portal-form-check.ts', typesOnly: false },
  ]);
  expect(imports.get('components/portal/password-form.tsx')).toEqual(
    expect.arrayContaining<Import>([
      { to: 'components/ui/use-action-form.ts', typesOnly: false },
      { to: 'lib/forms/form-state.ts', typesOnly: true },
    ]),
  );
  expect(imports.size).toBeGreaterThan(1000);
  const targets = [...imports.values()].flat().map(({ to }) => to);
  expect(targets.filter((to) => /\.tsx?$/.test(to) && !imports.has(to) && !to.startsWith('instrumentation'))).toEqual(
    [],
  );
});

describe('a wrong import is found', () => {
  const of = (from: string, to: string, typesOnly = false) => new Map([[from, [{ to, typesOnly }]]]);

  test.each<[string, ReturnType<typeof of>, Partial<Violations>]>([
    [
      'a use-case that imports a page',
      of('lib/reset/a.ts', 'app/(portal)/page.tsx'),
      { upward: ['lib/reset/a.ts → app/(portal)/page.tsx'] },
    ],
    [
      'the database that imports a use-case, for a type',
      of('lib/db/a.ts', 'lib/reset/b.ts', true),
      { upward: ['lib/db/a.ts → lib/reset/b.ts'] },
    ],
    [
      'a provider that imports the database',
      of('lib/providers/local/a.ts', 'lib/db/b.ts'),
      { upward: ['lib/providers/local/a.ts → lib/db/b.ts'], providers: ['lib/providers/local/a.ts → lib/db/b.ts'] },
    ],
    [
      'a provider that imports the environment',
      of('lib/providers/local/a.ts', 'lib/base/env.ts'),
      { providers: ['lib/providers/local/a.ts → lib/base/env.ts'] },
    ],
    [
      'a component that imports a use-case',
      of('components/portal/a.tsx', 'lib/reset/b.ts'),
      { components: ['components/portal/a.tsx → lib/reset/b.ts'] },
    ],
    [
      'a component of the portal that names a type of the console',
      of('components/portal/a.tsx', 'lib/admin/accounts/b.ts', true),
      {
        components: ['components/portal/a.tsx → lib/admin/accounts/b.ts'],
        consoleOnPortal: ['components/portal/a.tsx → lib/admin/accounts/b.ts'],
      },
    ],
    [
      'a component of the console that imports more than a type',
      of('components/admin/a.tsx', 'lib/admin/accounts/b.ts'),
      { components: ['components/admin/a.tsx → lib/admin/accounts/b.ts'] },
    ],
    [
      'product code that imports a testing folder',
      of('lib/reset/a.ts', 'lib/reset/testing/b.ts'),
      { testing: ['lib/reset/a.ts → lib/reset/testing/b.ts'] },
    ],
    [
      'a page of the portal that imports words of the console',
      of('app/(portal)/page.tsx', 'lib/i18n/console/a.ts'),
      { consoleOnPortal: ['app/(portal)/page.tsx → lib/i18n/console/a.ts'] },
    ],
    [
      'a page that imports the demo',
      of('app/setup/page.tsx', 'app/demo/read-demo.ts'),
      { demo: ['app/setup/page.tsx → app/demo/read-demo.ts'] },
    ],
  ])('%s', (_, imports, found) => {
    expect(findViolations(imports)).toEqual({ ...none, ...found });
  });

  test('files that import each other, also indirectly', () => {
    const cycle = new Map([
      ['lib/reset/a.ts', [{ to: 'lib/reset/b.ts', typesOnly: true }]],
      ['lib/reset/b.ts', [{ to: 'lib/reset/c.ts', typesOnly: false }]],
      ['lib/reset/c.ts', [{ to: 'lib/reset/a.ts', typesOnly: false }]],
      ['lib/reset/d.ts', [{ to: 'lib/reset/a.ts', typesOnly: false }]],
    ]);
    expect(findViolations(cycle)).toEqual({ ...none, cycles: ['lib/reset/a.ts ↔ lib/reset/b.ts ↔ lib/reset/c.ts'] });
  });

  test('a type of the console in a component of the console is allowed', () => {
    expect(findViolations(of('components/admin/a.tsx', 'lib/admin/accounts/b.ts', true))).toEqual(none);
  });
});
