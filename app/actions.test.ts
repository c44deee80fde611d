import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/**
 * Anyone can call any export of a file with 'use server'. `formAction` or a related maker must make each of them: the
 * makers check origin, step and form, so an action made in another way would have no guard.
 */
const root = join(import.meta.dirname, '..');
const files = globSync(['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}'], { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .sort();

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Checks whether a file or a function body starts with a directive such as 'use server'. */
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

/** The functions that make actions, with the module of each. */
const makers = new Map([
  ['formAction', '@/lib/actions/form-action'],
  ['buttonAction', '@/lib/actions/form-action'],
  ['operatorFormAction', '@/lib/operators/operator-action'],
  ['operatorButtonAction', '@/lib/operators/operator-action'],
  ['signInFormAction', '@/lib/operators/sign-in/sign-in-form-action'],
]);

/** Returns the makers that the file imports from their own module, under their own name. */
function importedMakers(source: ts.SourceFile): Set<string> {
  const found = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named) || statement.importClause?.phaseModifier !== undefined) continue;
    for (const { name, propertyName, isTypeOnly } of named.elements)
      if (!isTypeOnly && !propertyName && makers.get(name.text) === statement.moduleSpecifier.text)
        found.add(name.text);
  }
  return found;
}

/** Checks for `maker({ … })`: a call with one object literal and nothing around it. */
function isMade(node: ts.Expression | undefined, known: ReadonlySet<string>): boolean {
  if (!node || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [first, second] = node.arguments;
  return known.has(node.expression.text) && !!first && ts.isObjectLiteralExpression(first) && !second;
}

/** Returns the complaints about a file with 'use server'; none if each of its exports is a guarded action. */
function complaints(source: ts.SourceFile): string[] {
  const known = importedMakers(source);
  return source.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) return ['exports in another form'];
    if (!isExported(statement) || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      return [];
    if (!ts.isVariableStatement(statement)) return ['exports something that no maker of actions made'];
    const { declarations, flags } = statement.declarationList;
    if (!(flags & ts.NodeFlags.Const)) return ['exports a variable'];
    return declarations
      .filter(({ name, initializer }) => !ts.isIdentifier(name) || !isMade(initializer, known))
      .map(({ name }) => `${name.getText(source)} is not made by one of ${[...makers.keys()].join(', ')}`);
  });
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

const head = `'use server';
import { formAction } from '@/lib/actions/form-action';
import { formAction as wrong } from '@/lib/actions/form-action';
import { operatorFormAction } from './own-helper';
`;

test.each([
  ['a function', 'export async function a(p: X, f: FormData) { return save(f); }'],
  ['a function that is a constant', 'export const a = async (p: X, f: FormData) => save(f);'],
  ['a maker of another file', 'export const a = operatorFormAction({});'],
  ['a maker that is not imported', 'export const a = buttonAction({});'],
  ['a maker under another name', 'export const a = wrong({});'],
  ['another call', 'export const a = other({});'],
  ['a call around the maker', 'export const a = other(formAction({}));'],
  ['something after the maker', 'export const a = formAction({}).bind(null);'],
  ['a choice between a maker and something else', 'export const a = unguarded ?? formAction({});'],
  ['a definition from elsewhere', 'export const a = formAction(definition);'],
  ['a second argument', 'export const a = formAction({}, more());'],
  ['a second constant that no maker made', 'export const a = formAction({}), b = save;'],
  ['a variable', 'export let a = formAction({});'],
  ['a list of names', 'export const [a] = formAction({});'],
  ['a constant without a value', 'export declare const a: X;'],
  ['a default export', 'export default formAction({});'],
  ['a list of exports', 'const run = formAction({}); export { run };'],
  ['another module’s exports', "export * from './other';"],
])('%s is noticed', (_name, text) => {
  expect(complaints(parse('wrong.ts', head + text))).toHaveLength(1);
});

test('actions as they should be are left alone', () => {
  const text = 'const path = "/"; function help() {} export type A = 1; export const a = formAction({ path, help });';
  expect(complaints(parse('right.ts', head + text))).toEqual([]);
  expect(complaints(parse('other.ts', text))).toHaveLength(1);
});
