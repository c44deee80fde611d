import 'server-only';
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of PGlite's file layer (Emscripten's NODEFS) that are used here. */
type FileLayer = {
  NODEFS: {
    stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number };
    realPath(node: unknown): string;
  };
};

/**
 * PGlite's file layer with a working fsync. The original has none, and PGlite starts PostgreSQL with `-F`, so a power
 * cut could lose acknowledged commits (electric-sql/pglite #1107). Use only with `durableParams`.
 */
export class DurableNodeFs extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const prepared = await super.init(pg, options);
    const preRun = prepared.emscriptenOpts.preRun as ((layer: FileLayer) => void)[];
    preRun.push(({ NODEFS }) => {
      NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd === undefined) syncPath(NODEFS.realPath(stream.node));
        else fdatasyncSync(stream.nfd);
        return 0;
      };
    });
    return prepared;
  }
}

/** Flushes a whole folder to disk: what was copied into it never went through PostgreSQL's own fsync. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) syncTree(inner);
    else syncPath(inner);
  }
  syncPath(path);
}

/** Flushes one file, or one folder's entries, to disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Returns PGlite's start parameters with fsync on. `wal_sync_method` must be `fsync`: Emscripten's `fdatasync` does
 * nothing. The smaller buffers save 120 MB of memory and cost nothing at this size.
 */
export function durableParams(defaults: typeof PGlite.defaultStartParams): string[] {
  return [
    ...defaults.filter((param) => param !== '-F'),
    ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'synchronous_commit=on', '-c', 'full_page_writes=on'],
    ...['-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB', '-c', 'max_wal_size=128MB', '-c', 'min_wal_size=32MB'],
  ];
}
