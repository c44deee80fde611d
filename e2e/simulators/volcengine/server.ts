import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startVolcengineSimulator, type VolcengineSimulator } from './start-simulator';
import { personSchema } from './user-store';

/** Starts the simulator from command-line arguments and tells on standard output, in one line of JSON, where it is. */
export async function main(args: readonly string[]): Promise<VolcengineSimulator> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      users: { type: 'string', default: '0' },
      people: { type: 'string' },
      'access-key-id': { type: 'string', default: 'AKDEMOEXAMPLE0000000000000000000001' },
      'secret-access-key': { type: 'string', default: 'demo-only-secret-key/0123456789+ABCDEFGH==' },
      'session-token': { type: 'string' },
    },
  });
  const simulator = await startVolcengineSimulator({
    port: Number(values.port),
    users: Number(values.users),
    people: values.people ? z.array(personSchema).parse(JSON.parse(readFileSync(values.people, 'utf8'))) : [],
    credentials: {
      accessKeyId: values['access-key-id'],
      secretAccessKey: values['secret-access-key'],
      sessionToken: values['session-token'] ?? null,
    },
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: simulator.url })}\n`);
  return simulator;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const simulator = await main(process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
  }
}
