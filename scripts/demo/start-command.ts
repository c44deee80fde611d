import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` runs, without npm in between: signals and the tie to this process reach it directly. */
export function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    scripts: { start?: string };
  };
  // `exec`, so that the shell becomes the server and a signal to npm reaches it; Windows has none and takes the rest.
  const [command = ''] = scripts.start?.split(' || ') ?? [];
  const [exec, program, ...args] = command.split(' ');
  if (exec !== 'exec' || program !== 'node' || /[&|;<>$"']/.test(args.join(' ')))
    throw new Error('the start script is not a plain node command');
  return args;
}
