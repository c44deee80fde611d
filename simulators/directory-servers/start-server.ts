import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { untilListening } from './until-listening';

export type ServerProcess = {
  pid: number;
  /** Ends it and waits until it has ended. Also works while it is frozen. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Stops it from running: its connections stay open, and it does not respond. */
  freeze(): void;
  thaw(): void;
};

export type ServerCommand = {
  program: string;
  args: readonly string[];
  /** The system user and group that it runs as. */
  account?: string;
  /** Its output is appended to this file. */
  log: string;
  listensOn: { host: string; port: number };
};

/**
 * Starts a server in the foreground and waits until it accepts connections. The server ends with this process, even if
 * this process is killed. Throws, with the end of the log, if the server does not start.
 */
export async function startServer({ program, args, account, log, listensOn }: ServerCommand): Promise<ServerProcess> {
  const output = openSync(log, 'a');
  const [command, ...rest] = [...endWithParent(account), program, ...args];
  // Samba ends when its input is closed.
  const child = spawn(command ?? program, rest, { stdio: ['pipe', output, output] });
  closeSync(output);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    // A frozen process handles SIGTERM only after it continues.
    child.kill('SIGCONT');
    await exited;
  };
  const hasEnded = () =>
    child.exitCode === null && child.signalCode === null ? null : readFileSync(log, 'utf8').slice(-500);
  try {
    await untilListening(listensOn, { longestMs: 30_000, hasEnded });
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    end,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

/** Has the kernel end the program when this process ends. Only Linux can do that. */
function endWithParent(account: string | undefined): string[] {
  if (!existsSync('/usr/bin/setpriv')) return [];
  const identity = account === undefined ? [] : [`--reuid=${account}`, `--regid=${account}`, '--init-groups'];
  return ['/usr/bin/setpriv', '--pdeathsig', 'KILL', ...identity, '--'];
}
