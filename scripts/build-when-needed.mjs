import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install-when-needed.mjs';
import { runNpm } from './run-npm.mjs';
import { showProgress } from './show-progress.mjs';

const marker = join(root, '.cache', 'built-from');
/** All inputs of the build. */
const inputs = [
  ...['app', 'components', 'lib', 'public', 'drizzle', 'scripts', 'simulators/people.ts'],
  ...[
    'package-lock.json',
    'package.json',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'instrumentation.ts',
  ],
  'proxy.ts',
];

/**
 * Builds if there is no build, or if its sources have changed since.
 *
 * @returns {Promise<void>}
 */
export async function buildWhenNeeded() {
  const sources = hashInputs();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === describeBuild(sources)) return;
  await showProgress('Building the portal (only when something changed, about a minute)', () =>
    runNpm(['run', 'build'], root),
  );
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, describeBuild(sources));
}

/**
 * Returns the marker of a build: source hash and build id. A manual build since then has another id.
 *
 * @param {string} sources
 */
function describeBuild(sources) {
  const id = join(root, '.next', 'BUILD_ID');
  const complete = existsSync(id) && existsSync(join(root, '.next', 'serve.mjs'));
  return complete ? `${sources} ${readFileSync(id, 'utf8')}` : 'nothing';
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const path of inputs) addPath(hash, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addPath(hash, path) {
  const full = join(root, path);
  if (!existsSync(full) || /\.test\.tsx?$/.test(path)) return;
  const entries = listFolder(full);
  if (entries) for (const name of entries) addPath(hash, `${path}/${name}`);
  else hash.update(`${path}\0`).update(createHash('sha256').update(readFileSync(full)).digest());
}

/** @param {string} path */
function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return null;
    throw error;
  }
}
