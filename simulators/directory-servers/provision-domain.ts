import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const cache = join(import.meta.dirname, '../../.cache');

/**
 * Puts the files of a new domain into `folder`. Creating them takes six seconds of computing, so the first call keeps a
 * copy in `.cache` for each version of Samba. The files contain no path and no address.
 */
export async function provisionDomain(folder: string, administratorPassword: string): Promise<void> {
  const settings = [
    ...['--realm=AD.EXAMPLE.ORG', '--domain=ADEX', '--server-role=dc', '--use-rfc2307', '--dns-backend=NONE'],
    ...[`--adminpass=${administratorPassword}`, '--host-name=dc1', '--host-ip=127.0.0.1'],
    ...['--option=interfaces=lo', '--option=bind interfaces only=yes'],
  ];
  const { stdout: version } = await run('/usr/sbin/samba', ['--version']);
  const key = createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('hex');
  const copy = join(cache, `samba-${key.slice(0, 16)}`);
  if (!existsSync(copy)) await createCopy(copy, settings);
  // Not `fs.cp`: the databases have holes, and the folders have extended attributes.
  await run('cp', ['--archive', '--sparse=always', `${copy}/.`, folder]);
}

/** Only complete copies get the name. If two processes create one at a time, the first wins. */
async function createCopy(copy: string, settings: readonly string[]): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${copy}-`);
  try {
    await run('samba-tool', ['domain', 'provision', `--targetdir=${unfinished}`, ...settings]);
    if (!existsSync(copy)) renameSync(unfinished, copy);
  } catch (error) {
    // The other process was faster.
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
