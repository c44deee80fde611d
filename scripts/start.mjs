// `npm start`: builds where nothing is built, then serves.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

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
