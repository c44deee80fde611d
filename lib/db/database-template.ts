import 'server-only';
import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the folder of the database template for exactly these migrations and library versions. */
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
 * Copies the template to a folder that does not exist yet. False if none was built: then the first start creates the
 * database, which takes longer.
 */
export function copyDatabaseTemplate(projectDir: string, folder: string): boolean {
  const template = databaseTemplatePath(projectDir);
  if (!existsSync(template)) return false;
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return true;
}
