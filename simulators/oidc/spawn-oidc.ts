import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { OidcClient, OidcSwitches } from './provider';

export type SpawnedOidc = Awaited<ReturnType<typeof spawnOidc>>;

/** Starts the provider in a separate process. Call `stop` at the end. */
export async function spawnOidc({ clientId, clientSecret, redirectUri }: OidcClient) {
  const client = ['--client-id', clientId, '--client-secret', clientSecret, '--redirect-uri', redirectUri];
  const child = spawn(process.execPath, ['--import', 'tsx', `${import.meta.dirname}/server.ts`, ...client], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  return {
    url,
    async switch(change: Partial<OidcSwitches>): Promise<void> {
      const response = await fetch(`${url}/_control/switches`, { method: 'POST', body: JSON.stringify(change) });
      if (!response.ok) throw new Error(`not switched: ${response.status}`);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
