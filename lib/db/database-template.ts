import 'server-only';
import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the ready-made embedded database for exactly these migrations and these versions of the libraries. */
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
  return join(projectDir, '.cache', `database-template-${hash.digest('hex').slice(0, 16)}`);
}

/**
 * Copies the ready-made database to a folder that does not exist yet. False where none was built: then the first start
 * makes one, which takes longer.
 */
export function copyDatabaseTemplate(projectDir: string, folder: string): boolean {
  const template = databaseTemplatePath(projectDir);
  if (!existsSync(template)) return false;
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return true;
}
