import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** How many parameters a function may have. Beyond that, arguments are easily mixed up: use an object. */
export const mostParameters = 4;

/** Functions outside tests with more parameters than that, as `file name`, sorted. */
export function longSignatures(root: string): string[] {
  const files = globSync('{app,components,lib,scripts,simulators,e2e}/**/*.{ts,tsx,mts,mjs}', { cwd: root });
  return files
    .filter((file) => !/\.(test|spec)\.tsx?$/.test(file))
    .flatMap((file) => longSignaturesIn(readFileSync(join(root, file), 'utf8')).map((name) => `${file} ${name}`))
    .sort();
}

/** The names of the functions, methods and function types in a text that have too many parameters. */
export function longSignaturesIn(text: string): string[] {
  const source = ts.createSourceFile('source.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && countParameters(node) > mostParameters) found.push(nameOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `this` is a parameter for the compiler only. */
function countParameters({ parameters }: ts.SignatureDeclaration): number {
  return parameters.filter(({ name }) => name.getText() !== 'this').length;
}

/** Its own name, or that of what it is assigned to. */
function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? ('name' in node.parent ? (node.parent.name as ts.Node | undefined) : undefined);
  return named?.getText() ?? 'unnamed';
}
