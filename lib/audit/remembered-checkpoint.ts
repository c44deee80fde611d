import 'server-only';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, formatCheckpoint, readCheckpoints } from './checkpoint';

const fileName = 'audit-checkpoint';

/** Returns the newest checkpoint that this machine remembers outside the database, as a list that may be empty. */
export function readRemembered(dataDir: string): Checkpoint[] {
  try {
    return readCheckpoints(readFileSync(join(dataDir, fileName), 'utf8'));
  } catch {
    return [];
  }
}

/** Stores a checkpoint beside the master secret. Throws if the folder is not writable. */
export function remember(dataDir: string, checkpoint: Checkpoint): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.new`, `${formatCheckpoint(checkpoint)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
