import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err, ok } from '@/lib/base/result';
import { createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { type Jobs, openJobs } from './open-jobs';
import { queues } from './queues';
import { sendJob } from './send-job';
import { type JobContext, startWorkers } from './start-workers';

describe.each(databaseKinds)('jobs on %s', (kind) => {
  let database: OpenDatabase;
  let jobs: Jobs;
  const logger = createCapturingLogger();
  const runs: { id: string; context: JobContext }[] = [];
  const waiting = new Map<string, () => void>();
  const slow = Promise.withResolvers<void>();
  const hung = { email: Promise.withResolvers<void>(), sms: Promise.withResolvers<void>() };

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    jobs = await openJobs(database, logger);
    await startWorkers(
      jobs,
      {
        'deliver-code': async (payload, context) => {
          runs.push({ id: payload.codeId, context });
          waiting.get(payload.codeId)?.();
          if (payload.codeId.startsWith('fails'))
            return err({ code: 'refused', isFinal: payload.codeId === 'fails-for-good' });
          if (payload.codeId === 'slow') await slow.promise;
          if (payload.codeId.startsWith('hangs')) await hung[payload.method].promise;
          if (payload.codeId === 'throws') throw new Error('the address is person@example.com');
          return ok();
        },
      },
      logger,
    );
  });
  afterAll(async () => {
    await jobs.stop();
    await database.close();
  });

  const payload = (codeId: string, method: 'email' | 'sms' = 'email') => ({
    codeId,
    attemptId: 'a',
    directoryId: 'local',
    method,
    to: 'person@example.com',
    locale: 'en',
    expiresAt: '2026-01-01T00:00:00.000Z',
  });
  const run = (codeId: string) => new Promise<void>((resolve) => waiting.set(codeId, resolve));
  const stateOf = async (codeId: string) => {
    const { rows } = await database.runSql(`select state, output from jobs.job where data->>'codeId' = $1`, [codeId]);
    return rows[0];
  };

  test('runs on the notification of the commit, without polling', async () => {
    const ran = Promise.withResolvers<string>();
    // The next poll is an hour away, so only a notification can start this job.
    await startWorkers(
      jobs,
      { 'refresh-index': async ({ directoryId }) => ok(ran.resolve(directoryId)) },
      logger,
      3600,
    );
    await expect
      .poll(() => jobs.boss.getWipData().find((worker) => worker.name === 'refresh-index')?.lastFetchedOn)
      .toBeTruthy();
    await database.db.transaction((tx) =>
      sendJob({ jobs, tx }, 'refresh-index', { directoryId: 'cloud' }, { key: 'first' }),
    );
    expect(await ran.promise).toBe('cloud');
  });

  test('completes', async () => {
    const ran = run('one');
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('one')));
    await ran;
    await expect.poll(async () => (await stateOf('one'))?.['state']).toBe('completed');
  });

  test('does not wait for a slow job ahead of it', async () => {
    const began = run('slow');
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('slow')));
    await began;
    const ran = run('behind');
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('behind')));
    await ran;
    expect((await stateOf('slow'))?.['state']).toBe('active');
    slow.resolve();
    await expect.poll(async () => (await stateOf('slow'))?.['state']).toBe('completed');
  });

  test.each([
    ['email', 'sms'],
    ['sms', 'email'],
  ] as const)('a channel that hangs with %s, however many wait, holds no %s up (T9)', async (dead, alive) => {
    const most = queues['deliver-code'].workers * queues['deliver-code'].batchSize;
    await database.db.transaction(async (tx) => {
      for (let at = 0; at < most + 5; at += 1)
        await sendJob({ jobs, tx }, 'deliver-code', payload(`hangs-${dead}-${at}`, dead));
    });
    const hanging = () => runs.filter(({ id }) => id.startsWith(`hangs-${dead}`)).length;
    await expect.poll(hanging, { timeout: 30_000 }).toBe(most);
    const ran = run(`other-${alive}`);
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload(`other-${alive}`, alive)));
    await ran;
    expect(hanging()).toBe(most);
    hung[dead].resolve();
    await expect.poll(hanging, { timeout: 30_000 }).toBe(most + 5);
  });

  test('never runs when its transaction is rolled back', async () => {
    const failed = database.db.transaction(async (tx) => {
      await sendJob({ jobs, tx }, 'deliver-code', payload('rolled-back'));
      throw new Error('changed our mind');
    });
    await expect(failed).rejects.toThrow('changed our mind');
    expect(await stateOf('rolled-back')).toBeUndefined();
  });

  test('is retried after a failure, but not after a final one', async () => {
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('fails-once')));
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('fails-for-good')));
    await expect.poll(async () => (await stateOf('fails-once'))?.['state']).toBe('retry');
    await expect.poll(async () => (await stateOf('fails-for-good'))?.['state']).toBe('failed');
    expect(runs.filter((each) => each.id === 'fails-for-good')).toHaveLength(1);
    const again = run('fails-once');
    await again;
    expect(runs.findLast((each) => each.id === 'fails-once')?.context.tryNumber).toBe(2);
  });

  test('keeps the text of an error out of the database and the log', async () => {
    await database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', payload('throws')));
    await expect.poll(async () => (await stateOf('throws'))?.['state']).toBe('retry');
    expect((await stateOf('throws'))?.['output']).toEqual({ code: 'unexpected' });
    expect(logger.lines.some((line) => line.fields.job === 'deliver-code' && line.fields.code === 'unexpected')).toBe(
      true,
    );
  });

  test('refuses a payload with extra fields', async () => {
    const more = { ...payload('more'), password: 'x' };
    await expect(database.db.transaction((tx) => sendJob({ jobs, tx }, 'deliver-code', more))).rejects.toThrow(
      /password/,
    );
  });

  test('keeps one job for each key of an exclusive queue', async () => {
    const startAfter = new Date(Date.now() + 3_600_000);
    const send = (key: string) =>
      database.db.transaction((tx) =>
        sendJob({ jobs, tx }, 'refresh-index', { directoryId: key }, { key, startAfter }),
      );
    const sent = await Promise.all([send('cloud'), send('cloud'), send('other')]);
    expect(sent.filter((id) => id === null)).toHaveLength(1);
  });
});

test('a job interrupted by a crash is queued again when an embedded database is opened', async () => {
  const logger = createCapturingLogger();
  const database = await openTestDatabase('embedded');
  const crashed = await openJobs(database, logger);
  const id = await database.db.transaction((tx) =>
    sendJob({ jobs: crashed, tx }, 'refresh-index', { directoryId: 'cloud' }),
  );
  expect(await crashed.boss.fetch('refresh-index')).toHaveLength(1);
  await crashed.boss.stop({ close: false, graceful: false });
  // Undoes what stopping does for the job: a crash would have left it running.
  await database.runSql(`update jobs.job set state = 'active' where id = $1`, [id]);

  const jobs = await openJobs(database, logger);
  const again = await jobs.boss.fetch('refresh-index');
  expect(again.map((job) => job.id)).toEqual([id]);
  await jobs.stop();
  await database.close();
});
