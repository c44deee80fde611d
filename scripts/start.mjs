// `npm start`: builds if there is no build, then serves.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

// Use one memory arena for all threads: memory that the compiler's threads leave in their own arenas is never returned,
// 45 MB here. The C library reads the variable once, at process start, so the process re-executes itself, with the same
// id.
if (process.platform === 'linux' && !process.env.MALLOC_ARENA_MAX) {
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, command, { ...process.env, MALLOC_ARENA_MAX: '1' });
}

const root = resolve(import.meta.dirname, '..');
const server = resolve(root, '.next/serve.mjs');
if (!existsSync(server)) {
  const { status } = spawnSync(process.execPath, ['--import', './scripts/register.mjs', 'scripts/build.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.env.NODE_ENV = 'production';
process.chdir(root);
await import(server);
