import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the ready-made embedded database for exactly these migrations and these versions of the libraries lies. */
export function databaseTemplatePath(projectDir: string): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(join(projectDir, 'drizzle'))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const files = [
    ...migrations.map((name) => join('drizzle', name)),
    'node_modules/@electric-sql/pglite/package.json',
    'node_modules/pg-boss/package.json',
  ];
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(projectDir, file)));
  return join(projectDir, '.cache', `database-template-${hash.digest('hex').slice(0, 16)}.tar`);
}

/** The ready-made database, or null where none was built: then the first start makes one, which takes longer. */
export function readDatabaseTemplate(projectDir: string): Blob | null {
  const path = databaseTemplatePath(projectDir);
  return existsSync(path) ? new Blob([new Uint8Array(readFileSync(path))]) : null;
}
