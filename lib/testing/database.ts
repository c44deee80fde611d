import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import { systemClock } from '@/lib/base/clock';
import { createKeys, type Keys } from '@/lib/crypto/keys';
import { buildDatabaseTemplate } from '@/lib/db/build-template';
import type { OpenDatabase } from '@/lib/db/database';
import { openPostgres } from '@/lib/db/open-postgres';
import { wrapEmbedded } from '@/lib/db/wrap-embedded';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';

export const databaseKinds = ['embedded', 'postgresql'] as const;

/** Opens a fresh database of either kind with all tables, for one test file. Closing it deletes its files. */
export async function openTestDatabase(
  kind: (typeof databaseKinds)[number],
  keys: Keys = testKeys,
): Promise<OpenDatabase> {
  const database = await openUnprepared(kind);
  await prepareAudit(database.db, keys, systemClock, false);
  return database;
}

/** The default keys of a test database. */
export const testKeys = createKeys(Buffer.alloc(32, 7).toString('base64'));

async function openUnprepared(kind: (typeof databaseKinds)[number]): Promise<OpenDatabase> {
  const projectDir = process.cwd();
  if (kind === 'embedded') {
    const template = await buildDatabaseTemplate(projectDir, prepareJobTables);
    const folder = mkdtempSync(join(tmpdir(), 'rekey-database-'));
    cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const client = await PGlite.create(folder);
    return wrapEmbedded(client, () => rmSync(folder, { recursive: true, force: true }));
  }
  return openPostgres(await freshPostgresUrl(), projectDir);
}

/** Returns the URL of a new, empty PostgreSQL database. */
export async function freshPostgresUrl(): Promise<string> {
  const answer = await fetch(inject('freshDatabaseUrl'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
