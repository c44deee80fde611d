import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the Node arguments of `npm start`. Without npm in between, signals and the IPC channel reach the server. */
export function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    scripts: { start?: string };
  };
  // The script uses `exec` so that the shell becomes the server and signals to npm reach it. Windows has no `exec` and
  // runs the part after `||`.
  const [command = ''] = scripts.start?.split(' || ') ?? [];
  const [exec, program, ...args] = command.split(' ');
  if (exec !== 'exec' || program !== 'node' || /[&|;<>$"']/.test(args.join(' ')))
    throw new Error('the start script is not a plain node command');
  return args;
}
