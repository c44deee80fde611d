import { spawn } from 'node:child_process';

/**
 * Runs npm without output. If it fails, rejects with the end of its output. A signal to this process stops it too.
 * Kills every process npm started: the framework's build leaves a worker behind.
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
      detached: process.platform !== 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-8_000);
      });
    }
    const stop = () => endGroup(child, 'SIGTERM');
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.once(signal, stop);
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      for (const name of signals) process.removeListener(name, stop);
      endGroup(child, 'SIGKILL');
      if (signal) reject(new Error(`npm ${args.join(' ')} was stopped.`));
      else if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} failed:\n${said.trim()}`));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
