import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** On `globalThis`, because the server in front and the pages are bundled apart and load this module each. */
const held = globalThis as typeof globalThis & { rekeyPublicFiles?: ReadonlySet<string> };

/** Keeps what is in `public` at the start: files that are added later are not sent. */
export function keepPublicFiles(folder: string): void {
  held.rekeyPublicFiles = list(folder);
}

/** Whether the portal sends a picture at this path. A server for development reads the folder at each request. */
export function isServedPicture(path: string): boolean {
  if (!/\.(svg|png|jpe?g|webp|gif|avif|ico)$/i.test(path)) return false;
  return (held.rekeyPublicFiles ?? list(join(process.cwd(), 'public'))).has(path);
}

function list(folder: string): Set<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const root = join(folder, '/');
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `/${join(parentPath, name).slice(root.length).replaceAll('\\', '/')}`),
  );
}
