import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Program = {
  name: string;
  /** 0 if it could not be started. */
  pid: number;
  /** Resolves with the exit code or signal. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

const root = `${import.meta.dirname}/../..`;

/**
 * Starts one program of the demo with the current Node. It does not get keyboard signals, is stopped by `stop`, and
 * ends when this process ends. Its output goes to the file `log`. `firstLine` resolves with its first line of output.
 */
export function startProgram(
  name: string,
  args: string[],
  options: { log: string; env?: Record<string, string | undefined> },
): Program & { firstLine: Promise<string> } {
  const log = createWriteStream(options.log, { flags: 'a', mode: 0o600 });
  const preload = ['--import', `${import.meta.dirname}/end-with-parent.mjs`];
  const child = spawn(process.execPath, [...preload, ...args], {
    cwd: root,
    // As `scripts/start.mjs` would set it: re-executing there would cut the IPC channel to this process.
    env: { MALLOC_ARENA_MAX: '1', ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // Only after its last output is in the log, because the caller may read it there.
    child.once('close', (code, signal) => log.end(() => resolve(signal ?? `exit code ${code}`)));
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const firstLine = new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then((how) => reject(new Error(`${name} did not start (${how}). Its log: ${options.log}`)));
  });
  firstLine.catch(() => {});
  return { name, pid: child.pid ?? 0, ended, firstLine, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(late);
}
