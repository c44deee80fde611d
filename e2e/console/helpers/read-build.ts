import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const server = join(import.meta.dirname, '../../../.next/server');

export type BuiltAction = { name: string; id: string; pages: string[] };

/** Returns every server action of the build, named `file#export`, with the pages that can call it. */
export function readActions(): BuiltAction[] {
  const { node } = readJson('server-reference-manifest.json') as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename.replace(/^app\//, '').replace(/\.tsx?$/, '')}#${exportedName}`,
    pages: Object.keys(workers).filter((page) => !page.includes('not-found')),
  }));
}

/** Returns every page and route of the build, named as in the framework: `/admin/(console)/audit/page`. */
export function readRoutes(): string[] {
  return Object.keys(readJson('app-paths-manifest.json') as Record<string, string>);
}

/** Returns the address of a page or route, with its parameters taken from `samples`. Throws if one is missing. */
export function addressOf(route: string, samples: Record<string, string>): string {
  const path = route
    .replace(/^app/, '')
    .replace(/\/(page|route)$/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[(?:\.\.\.)?(\w+)\]/g, (_whole, name: string) => {
      const sample = samples[name];
      if (sample === undefined) throw new Error(`no sample for ${name} in ${route}`);
      return sample;
    });
  return path === '' ? '/' : path;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(server, file), 'utf8'));
}
