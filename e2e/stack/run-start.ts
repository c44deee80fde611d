import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type Run = {
  /** The id of the started process, which leads its own process group. */
  pid: number;
  output: { text: string };
  errors: { text: string };
  ended: Promise<{ code: number | null; signal: string | null }>;
};

/** Runs a command that starts the built portal, in its own process group. All settings come from `env`. */
export function runStart([program = '', ...args]: string[], env: Record<string, string>): Run {
  const { PATH = '', HOME = '/tmp' } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    // An empty variable counts as unset, and it overrides a value from a `.env` file.
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      APP_SECRET: '',
      DATABASE_URL: '',
      SETUP_TOKEN: '',
      METRICS_TOKEN: '',
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = { text: '' };
  const errors = { text: '' };
  child.stdout.on('data', (chunk) => {
    output.text += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    errors.text += String(chunk);
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  ended.catch(() => undefined);
  return { pid: child.pid ?? 0, output, errors, ended };
}

/** Whether any process of the group led by `pid` is still alive. */
export function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}
