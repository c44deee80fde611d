import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** One import: the imported file, and whether it imports types only. Paths are relative to the project root. */
export type Import = { to: string; typesOnly: boolean };
export type Imports = ReadonlyMap<string, readonly Import[]>;

const folders = ['app', 'components', 'lib', 'scripts', 'simulators', 'e2e'];

/**
 * Reads every import of the project's own files: static and dynamic, of values and of types, relative and `@/`. Imports
 * of packages are skipped.
 */
export function readImports(root: string): Imports {
  const files = globSync(`{${folders.join(',')}}/**/*.{ts,tsx,mts,mjs}`, { cwd: root }).sort();
  return new Map(files.map((file) => [file, importsOf(root, file)]));
}

function importsOf(root: string, file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const add = (name: ts.Expression | undefined, typesOnly: boolean) => {
    if (!name || !ts.isStringLiteralLike(name) || !/^(\.|@\/)/.test(name.text)) return;
    const path = name.text.startsWith('@/')
      ? resolve(root, name.text.slice(2))
      : resolve(root, dirname(file), name.text);
    found.push({ to: relative(root, resolveFile(path)), typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isOfTypes(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal as ts.Expression, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isOfTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  const { name, namedBindings } = importClause;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function resolveFile(path: string): string {
  for (const end of ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts'])
    if (existsSync(path + end) && statSync(path + end).isFile()) return path + end;
  return path;
}
