// `npm run demo`. Plain JavaScript without dependencies: it runs on any installed Node, before packages are installed.
import { spawn } from 'node:child_process';
import { buildWhenNeeded } from './build-when-needed.mjs';
import { installWhenNeeded, pinnedNode, root } from './install-when-needed.mjs';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  process.stderr.write(`Rekey needs Node 20 or newer to start; this is ${process.version}.\n`);
  process.exit(1);
}

try {
  await installWhenNeeded();
  await buildWhenNeeded();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

// In its own process group, so Ctrl-C reaches it only once, from here. It exits when this process ends.
const demo = spawn(pinnedNode, ['--import', 'tsx', 'scripts/demo/run-demo.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: process.platform !== 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill('SIGTERM'));
demo.on('error', (error) => {
  process.stderr.write(`The demo could not be started: ${error.message}\n`);
  process.exit(1);
});
demo.on('exit', (code) => process.exit(code ?? 1));
