import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * On `globalThis`, because the server and the pages are bundled separately and each load their own copy of this module.
 */
const held = globalThis as typeof globalThis & { rekeyPublicFiles?: ReadonlySet<string> };

/** Lists the files in `public` at startup. Files added later are not served. */
export function keepPublicFiles(folder: string): void {
  held.rekeyPublicFiles = list(folder);
}

/** Whether the portal serves an image at this path. The development server reads the folder on each call. */
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
