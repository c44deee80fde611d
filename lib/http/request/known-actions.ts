import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ids of the server actions in the build, so that a form of an older build can be told apart from a broken one. */
export function readKnownActions(root: string): (id: string) => boolean {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, unknown>;
  };
  const ids = new Set(Object.keys(manifest.node));
  return (id) => ids.has(id);
}
