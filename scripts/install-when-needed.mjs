import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.mjs';
import { showProgress } from './show-progress.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node binary that Rekey runs on, installed as a package. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Installs the packages if they are missing or differ from the lock file.
 *
 * @returns {Promise<void>}
 */
export async function installWhenNeeded() {
  if (isInstalled()) return;
  await showProgress('Installing packages (only this once, about a minute)', () =>
    runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], root),
  );
}

function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present || !existsSync(pinnedNode)) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
