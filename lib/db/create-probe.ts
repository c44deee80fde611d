import 'server-only';
import { Client } from 'pg';
import { writeProbe } from './write-probe';

const connectMs = 1500;

/**
 * Asks the server on a connection of its own whether it takes a write, so that a busy pool is not mistaken for a
 * database that is gone. A connection that failed is given up, and the next question makes a new one.
 */
export function createProbe(connectionString: string): { ping(): Promise<void>; close(): Promise<void> } {
  let open: Promise<Client> | null = null;
  const connect = async () => {
    const client = new Client({
      connectionString,
      application_name: 'rekey-probe',
      connectionTimeoutMillis: connectMs,
      query_timeout: connectMs,
    });
    client.on('error', () => {
      open = null;
    });
    await client.connect();
    return client;
  };
  return {
    ping: async () => {
      open ??= connect();
      const mine = open;
      try {
        const client = await mine;
        const { rows } = await client.query<{ value: string }>(
          `select current_setting('transaction_read_only') as value`,
        );
        if (rows[0]?.value === 'on') throw Object.assign(new Error('read-only'), { code: '25006' });
        await client.query(writeProbe);
      } catch (error) {
        if (open === mine) open = null;
        void mine.then((client) => client.end()).catch(() => undefined);
        throw error;
      }
    },
    close: async () => {
      await (await open?.catch(() => null))?.end();
    },
  };
}
