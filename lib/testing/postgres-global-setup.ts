import { createServer, type ServerResponse } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Returns the URL of a fresh PostgreSQL database for every request. */
    freshDatabaseUrl: string;
  }
}

/** One PostgreSQL server for a whole test run, started when the first test requests a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<PostgresCluster> | undefined;
  const answer = async (response: ServerResponse) => {
    try {
      cluster ??= startPostgresCluster();
      response.end(await (await cluster).createDatabase());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
  const server = createServer((_request, response) => void answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  project.provide('freshDatabaseUrl', `http://127.0.0.1:${address.port}/`);
  const tearDown = async () => {
    server.close();
    await cluster?.then(
      (started) => started.stop(),
      () => undefined,
    );
  };
  // Otherwise a killed run would leave the server running.
  process.once('SIGTERM', () => void tearDown().finally(() => process.exit(143)));
  return tearDown;
}
