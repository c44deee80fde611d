import 'server-only';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, formatCheckpoint, readCheckpoints } from './checkpoint';

const fileName = 'audit-checkpoint';

/** The newest checkpoint that this machine remembers outside of the database; a list, empty where there is none. */
export function readRemembered(dataDir: string): Checkpoint[] {
  try {
    return readCheckpoints(readFileSync(join(dataDir, fileName), 'utf8'));
  } catch {
    return [];
  }
}

/** Remembers a checkpoint beside the master secret. Throws where the folder cannot be written to. */
export function remember(dataDir: string, checkpoint: Checkpoint): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.new`, `${formatCheckpoint(checkpoint)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
