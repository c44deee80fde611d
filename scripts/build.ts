import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** `npm run build`: the pages, the server, files compressed ahead, and a ready-made embedded database. */
const root = resolve(import.meta.dirname, '..');

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function compressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|json|svg|txt)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

run('node_modules/next/dist/bin/next', 'build');
await build({
  entryPoints: [join(root, 'scripts/serve.ts')],
  outfile: join(root, '.next/serve.mjs'),
  tsconfig: join(root, 'scripts/tsconfig.json'),
  bundle: true,
  packages: 'external',
  alias: { 'server-only': join(root, 'node_modules/server-only/empty.js') },
  platform: 'node',
  format: 'esm',
  target: 'node24',
  logLevel: 'warning',
});
compressFiles(join(root, '.next/static'));
run('--import', './scripts/register.mjs', 'scripts/build-database-template.ts');
