import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const pollMilliseconds = 50;

/**
 * Runs a task while this session holds the advisory lock of `key`, so that no other instance runs one at the same time.
 * Retries every 50 ms; rejects if the signal fires during the wait. A broken connection releases its lock.
 */
export async function runWithAdvisoryLock<T>(
  pool: Pool,
  key: string,
  task: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  try {
    while (!(await tryLock(client, key))) await sleep(pollMilliseconds, undefined, signal ? { signal } : {});
    return await task();
  } finally {
    // If the unlock got no response, the session may still hold the lock, so the connection is closed.
    const unlocked = await client.query('select pg_advisory_unlock_all()').then(
      () => true,
      () => false,
    );
    client.off('error', onError);
    client.release(broken || !unlocked);
  }
}

async function tryLock(client: PoolClient, key: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('rekey:' || $1, 0)) as locked`,
    [key],
  );
  return rows[0]?.locked === true;
}
