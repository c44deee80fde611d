import { spawn } from 'node:child_process';

/**
 * Runs npm quietly. Rejects with the end of what it said when it fails. A signal to this process ends it too.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function runNpm(args, cwd) {
  const own = process.env.npm_execpath;
  const [command, before] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-8_000);
      });
    }
    const stop = () => child.kill('SIGTERM');
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.once(signal, stop);
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      for (const name of signals) process.removeListener(name, stop);
      if (signal) reject(new Error(`npm ${args.join(' ')} was stopped.`));
      else if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} failed:\n${said.trim()}`));
    });
  });
}
