import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns a check for ids of server actions in this build. It tells a form of an older build from a malformed one. */
export function readKnownActions(root: string): (id: string) => boolean {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, unknown>;
  };
  const ids = new Set(Object.keys(manifest.node));
  return (id) => ids.has(id);
}
