import 'server-only';
import { Client } from 'pg';
import { type DatabaseClock, timeColumn } from './database-clock';
import { writeProbe } from './write-probe';

const connectMs = 1500;
const question = `select current_setting('transaction_read_only') as read_only, ${timeColumn}`;

/**
 * Checks over a separate connection whether the server accepts a write, so that a busy pool is not mistaken for a lost
 * database. Each response also sets the clock. A failed connection is dropped, and the next ping opens a new one.
 */
export function createProbe(
  connectionString: string,
  clock: DatabaseClock,
): { ping(): Promise<void>; close(): Promise<void> } {
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
        const askedAt = performance.now();
        const { rows } = await client.query<{ read_only: string; now: number }>(question);
        const [answer] = rows;
        if (answer) clock.take(answer.now, askedAt, performance.now());
        if (answer?.read_only === 'on') throw Object.assign(new Error('read-only'), { code: '25006' });
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
