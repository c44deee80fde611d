import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, freshPostgresUrl, openTestDatabase } from '@/lib/testing/database';
import type { OpenDatabase } from './database';
import { openPostgres } from './open-postgres';

describe.each(databaseKinds)('serialize on %s', (kind) => {
  /** Two instances of the server on PostgreSQL; the embedded database has one. */
  let instances: OpenDatabase[];
  beforeAll(async () => {
    if (kind === 'embedded') {
      instances = [await openTestDatabase(kind)];
    } else {
      const url = await freshPostgresUrl();
      instances = await Promise.all([openPostgres(url, process.cwd()), openPostgres(url, process.cwd())]);
    }
  });
  afterAll(() => Promise.all(instances.map((instance) => instance.close())));

  test('tasks of one directory never overlap, across all instances; those of another do', async () => {
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
    };
    const runs = instances.flatMap((instance) => {
      return Array.from({ length: 8 }, () => instance.serialize('cloud', task));
    });
    await Promise.all(runs);
    expect(most).toBe(1);

    const [first] = instances;
    if (!first) throw new Error('no instance');
    const inside = Promise.withResolvers<void>();
    const held = first.serialize('cloud', () => inside.promise);
    expect(await first.serialize('other', async () => 'ran')).toBe('ran');
    inside.resolve();
    await held;
  });

  test('a task that fails lets the next one run', async () => {
    const last = instances.at(-1);
    if (!last) throw new Error('no instance');
    await expect(last.serialize('fails', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await last.serialize('fails', async () => 'ran')).toBe('ran');
  });

  test('a waiting task can be cancelled, and later ones still wait their turn', async () => {
    const [first] = instances;
    const last = instances.at(-1);
    if (!first || !last) throw new Error('no instance');
    const entered = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    const order: string[] = [];
    const held = first.serialize('gives-up', async () => {
      entered.resolve();
      await inside.promise;
      order.push('first');
    });
    await entered.promise;
    const controller = new AbortController();
    const given = last.serialize('gives-up', async () => order.push('given up'), controller.signal);
    const after = last.serialize('gives-up', async () => order.push('after'));
    await sleep(20);
    controller.abort();
    await expect(given).rejects.toThrow(/abort/i);
    inside.resolve();
    await Promise.all([held, after]);
    expect(order).toEqual(['first', 'after']);
  });
});
