import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** `npm run build`: builds the pages, the server, the compressed static files and the embedded database template. */
const root = resolve(import.meta.dirname, '..');

// The user who runs Rekey reads the build, and may not be the user who built it.
process.umask(0o022);

/** Runs a Node program in its own process group and kills processes it leaves behind, as the framework's build does. */
async function run(command: string, ...args: string[]): Promise<void> {
  const ownGroup = process.platform !== 'win32';
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: ownGroup,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const end = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(ownGroup ? -child.pid : child.pid, signal);
    } catch {
      // The process has already ended.
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end(signal));
  const code = await new Promise<number>((ended) => child.once('close', (status) => ended(status ?? 1)));
  end('SIGKILL');
  if (code !== 0) process.exit(code);
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

await run('node_modules/next/dist/bin/next', 'build');
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
await run('--import', './scripts/register.mjs', 'scripts/build-database-template.ts');
process.stdout.write('\nBuilt. Start Rekey with `npm start`.\n');
