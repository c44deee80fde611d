import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/**
 * Every server action is one call of what `defineAction` made, and looks at nothing before: where the request comes
 * from, the step and the form are checked there, so an action that forgets it would have no guard at all.
 */
const root = join(import.meta.dirname, '..');
const files = globSync(['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}'], { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .sort();

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** What a directive such as 'use server' opens: a file or a function body. */
function hasDirective(statements: readonly ts.Statement[], directive: string): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === directive) return true;
  }
  return false;
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** What makes an action, and where it comes from. */
const makers = new Set(['defineAction', 'defineOperatorAction', 'defineSignInAction']);
const homes = new Map([
  ["'@/lib/define-action'", 'defineAction'],
  ["'@/lib/admin/define-operator-action'", 'defineOperatorAction'],
  ["'@/lib/admin/sign-in/define-sign-in-action'", 'defineSignInAction'],
]);

/** The names that `const name = defineAction(…)` gives. */
function definedActions(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || isExported(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer && isCallOf(initializer, makers)) names.add(name.text);
    }
  }
  return names;
}

function isCallOf(node: ts.Expression, names: ReadonlySet<string>): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.has(node.expression.text);
}

/** The complaints about a file with 'use server'; none where each of its exports is a guarded action. */
function complaints(source: ts.SourceFile): string[] {
  const defined = definedActions(source);
  const imported = source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.importClause
        ?.getText(source)
        .includes(homes.get(statement.moduleSpecifier.getText(source)) ?? 'nothing of ours'),
  );
  const found = imported ? [] : ['the maker of the action does not come from its own file'];
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) found.push('exports in another form');
    if (!isExported(statement) || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      continue;
    if (!ts.isFunctionDeclaration(statement)) found.push('exports something that is no function');
    else if (!beginsWithAction(statement, defined))
      found.push(`${statement.name?.text} does not begin with its action`);
  }
  return found;
}

/** `const result = await action(a, b)` and nothing before it; the arguments are the function's own, untouched. */
function beginsWithAction(action: ts.FunctionDeclaration, defined: ReadonlySet<string>): boolean {
  const [first] = action.body?.statements ?? [];
  if (!first || !ts.isVariableStatement(first)) return false;
  const [declaration, second] = first.declarationList.declarations;
  const call = declaration?.initializer;
  if (second || !call || !ts.isAwaitExpression(call) || !isCallOf(call.expression, defined)) return false;
  const own = new Set(action.parameters.map(({ name, initializer }) => (initializer ? '' : name.getText())));
  return call.expression.arguments.every(
    (argument) =>
      argument.kind === ts.SyntaxKind.NullKeyword || argument.getText() === '{}' || own.has(argument.getText()),
  );
}

const sources = files.map((file) => parse(file, readFileSync(join(root, file), 'utf8')));
const actionFiles = sources.filter((source) => hasDirective(source.statements, 'use server'));

test('the actions are found', () => {
  const names = actionFiles.map(({ fileName }) => fileName.replaceAll('\\', '/'));
  expect(names).toEqual(
    expect.arrayContaining([
      'app/(portal)/actions.ts',
      'app/(portal)/verify/actions.ts',
      'app/(portal)/password/actions.ts',
    ]),
  );
});

test.each(actionFiles.map((source) => [source.fileName, source] as const))('%s', (_name, source) => {
  expect(complaints(source)).toEqual([]);
});

test('no function opens an action of its own in another file', () => {
  const inner = sources.flatMap((source) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isBlock(node) && hasDirective(node.statements, 'use server')) found.push(source.fileName);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
  expect(inner).toEqual([]);
});

const head = "'use server';\nimport { defineAction } from '@/lib/define-action';\nconst run = defineAction({});\n";

test.each([
  ['an action that does not call it', 'export async function a(f: FormData) { return save(f); }'],
  [
    'an action that looks before',
    'export async function a(p: X, f: FormData) { if (f.get("x")) return; const r = await run(p, f); return r; }',
  ],
  [
    'an action that reads the form in the call',
    'export async function a(f: FormData) { const r = await run(null, f.get("x")); return r; }',
  ],
  [
    'an action with a default that runs',
    'export async function a(f = read()) { const r = await run(null, f); return r; }',
  ],
  [
    'an action that calls something else',
    'export async function a(f: FormData) { const r = await other(null, f); return r; }',
  ],
  [
    'an action that does two things at once',
    'export async function a(f: FormData) { const r = await run(null, f), s = save(f); return r; }',
  ],
  ['an action that does not wait', 'export async function a(f: FormData) { const r = run(null, f); return r; }'],
  ['a constant', 'export const a = run;'],
  ['a default export', 'export default run;'],
  ['a list of exports', 'export { run };'],
  ['another module’s exports', "export * from './other';"],
])('%s is noticed', (_name, text) => {
  expect(complaints(parse('wrong.ts', head + text))).toHaveLength(1);
});

test('an action as it should be is left alone', () => {
  const text = 'export async function a(p: X, f: FormData) { const r = await run(p, f); return r; }';
  expect(complaints(parse('right.ts', head + text))).toEqual([]);
  expect(complaints(parse('other.ts', text))).toHaveLength(2);
});
