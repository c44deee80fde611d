import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { formatCheckpoint, readCheckpoints } from './checkpoint';
import { hashEvent } from './hash-event';
import { makeCheckpoint, makeCheckpointWhenDue } from './make-checkpoint';
import { prepareAudit } from './prepare-audit';
import { recordEvent } from './record-event';
import { readRemembered } from './remembered-checkpoint';
import { readAllEvents } from './testing/read-all-events';
import { verifyChain } from './verify-chain';

/** Everything here is done with statements, as the database role of Rekey itself could, with its triggers off. */
describe.each(databaseKinds)('somebody who can write to the database on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
    services.env = { ...services.env, DATA_DIR: mkdtempSync(join(tmpdir(), 'rekey-forging-')) };
    await services.database.runSql('alter table audit_event disable trigger all');
  });
  afterAll(async () => {
    rmSync(services.env.DATA_DIR, { recursive: true, force: true });
    await services.close();
  });
  beforeEach(async () => {
    rmSync(services.env.DATA_DIR, { recursive: true, force: true });
    await run('delete from audit_event; delete from audit_personal; delete from audit_checkpoint');
    await run(`update audit_head set seq = 0, hash = repeat('0', 64), mac = null`);
    await prepareAudit(services.db, services.keys, services.clock, false);
    for (let number = 1; number <= 8; number += 1) await record(number);
  });

  const run = (statement: string, values?: unknown[]) => services.database.runSql(statement, values);
  const record = (number: number) =>
    services.db.transaction((tx) =>
      recordEvent(tx, {
        ...{ action: 'code_sent', outcome: 'ok', at: services.clock(), actor: 'person', accountName: 'ana' },
        detail: { number },
      }),
    );
  const verify = () => verifyChain(services.db, readRemembered(services.env.DATA_DIR));
  const broken = (code: string, seq: number) => ({ ok: false, error: { code, seq } });
  const intact = { ok: true, value: { events: 8, since: null } };
  const cutAfter = (seq: number) =>
    run(`delete from audit_event where seq > ${seq}; delete from audit_personal where seq > ${seq}`);
  const setHead = (seq: number) =>
    run(`update audit_head set seq = ${seq}, hash = (select hash from audit_event where seq = ${seq})`);
  /** Makes every hash from this event on fit again; with `unsigned` as if there had never been signatures. */
  const rehash = async (from: number, unsigned = false) => {
    const entries = await readAllEvents(services.db);
    let prevHash = entries[from - 2]?.hash ?? '0'.repeat(64);
    for (const entry of entries.slice(from - 1)) {
      const keyId = unsigned || entry.mac === null ? null : entry.mac.slice(0, 8);
      const hash = hashEvent({ ...entry, prevHash }, keyId);
      const mac = unsigned ? null : entry.mac;
      await run('update audit_event set prev_hash = $1, hash = $2, mac = $3 where seq = $4', [
        ...[prevHash, hash, mac, entry.seq],
      ]);
      prevHash = hash;
    }
    await setHead(entries.length);
  };

  test('is not noticed for what they did not do', async () => {
    expect(await verify()).toMatchObject(intact);
    await makeCheckpoint(services);
    expect(await verify()).toMatchObject(intact);
  });

  test('cannot cut off the end and set the head back (T5)', async () => {
    await cutAfter(5);
    await setHead(5);
    expect(await verify()).toEqual(broken('head_changed', 6));
    await record(9);
    expect(await verify()).toEqual(broken('head_changed', 7));
  });

  test('cannot put back an old head either once there was a checkpoint (T5)', async () => {
    const [old] = (await run('select * from audit_head')).rows;
    await record(9);
    await makeCheckpoint(services);
    await cutAfter(8);
    await run('update audit_head set seq = 8, hash = $1, mac = $2', [old?.['hash'], old?.['mac']]);
    expect(await verify()).toEqual(broken('truncated', 9));
    await run('delete from audit_checkpoint');
    expect(await verify()).toEqual(broken('truncated', 9));
    // Going on does not grow over it: the next checkpoint is refused.
    await record(10);
    expect(await verify()).toEqual(broken('checkpoint_differs', 9));
    expect(await makeCheckpoint(services)).toBeNull();
    expect(services.logger.text()).toContain('the audit is broken');
  });

  test('cannot delete everything (T5)', async () => {
    await makeCheckpoint(services);
    await run('delete from audit_event; delete from audit_personal');
    await run(`update audit_head set seq = 0, hash = repeat('0', 64)`);
    expect(await verify()).toEqual(broken('truncated', 1));
    await run('update audit_head set mac = null; delete from audit_checkpoint');
    expect(await verify()).toEqual(broken('truncated', 1));
    // A restart does not sign it again.
    const remembers = readRemembered(services.env.DATA_DIR).length > 0;
    await prepareAudit(services.db, services.keys, services.clock, remembers);
    await record(1);
    expect(await verify()).toEqual(broken('truncated', 2));
  });

  test('cannot delete everything before the first checkpoint (T5)', async () => {
    await run('delete from audit_event; delete from audit_personal');
    await run(`update audit_head set seq = 0, hash = repeat('0', 64)`);
    expect(await verify()).toEqual(broken('head_changed', 1));
  });

  test('cannot change one event and make all later hashes fit (T5)', async () => {
    await run(`update audit_event set outcome = 'refused' where seq = 4`);
    await rehash(4);
    expect(await verify()).toEqual(broken('forged', 4));
    await rehash(1, true);
    await run('update audit_head set mac = null');
    expect(await verify()).toEqual(broken('head_changed', 9));
  });

  test('cannot take the signatures away from the first events (T5)', async () => {
    await run('update audit_event set mac = null where seq < 4');
    expect(await verify()).toEqual(broken('changed', 1));
  });

  test('cannot insert an event, nor one without a signature (T5)', async () => {
    await run('update audit_event set seq = seq + 1 where seq = 8; update audit_personal set seq = 9 where seq = 8');
    await run(`insert into audit_event (seq, id, at, actor, action, outcome, detail, prev_hash, hash, mac)
      select 8, gen_random_uuid(), at, actor, action, outcome, detail, '', '', mac from audit_event where seq = 7`);
    await rehash(8);
    expect(await verify()).toEqual(broken('forged', 8));
    await run('update audit_event set mac = null where seq = 8');
    await rehash(8);
    expect(await verify()).toEqual(broken('unsigned', 8));
  });

  test('cannot swap two events (T5)', async () => {
    await run('update audit_event set seq = 100 where seq = 4; update audit_event set seq = 4 where seq = 5');
    await run('update audit_event set seq = 5 where seq = 100');
    expect(await verify()).toEqual(broken('unlinked', 4));
    await rehash(4);
    expect(await verify()).toEqual(broken('personal_changed', 4));
  });

  test('cannot say that retention removed something (T5)', async () => {
    await run('delete from audit_personal where seq = 3');
    await run(`update audit_event set action = 'audit_personal_removed', detail = '{"fromSeq":3,"toSeq":3}',
      at = at + interval '90 days' where seq = 8`);
    await rehash(8);
    expect(await verify()).toEqual(broken('forged', 8));
  });

  test('cannot write a checkpoint (T5)', async () => {
    await makeCheckpoint(services);
    await run(`update audit_checkpoint set seq = 5, hash = (select hash from audit_event where seq = 5)`);
    expect(await verify()).toEqual(broken('checkpoint_forged', 5));
  });

  test('cannot have what they forged signed by the next checkpoint (T5)', async () => {
    await makeCheckpoint(services);
    await record(9);
    await run(`update audit_event set outcome = 'refused' where seq = 9`);
    await rehash(9);
    expect(await makeCheckpoint(services)).toBeNull();
    expect(services.logger.lines.at(-1)).toMatchObject({ fields: { code: 'forged', detail: 'event 9' } });
  });

  test('cannot use a secret that was replaced (T5)', async () => {
    const next = createKeys(Buffer.alloc(32, 9).toString('base64'));
    const rotated = { current: next.current, all: [next.current, services.keys.current] };
    const [before] = (await run('select * from audit_head')).rows;
    await prepareAudit(services.db, rotated, services.clock, false);
    expect(await verify()).toMatchObject(intact);
    await record(9);
    // Later the earlier secret is not configured any more; its events still count.
    await prepareAudit(services.db, next, services.clock, false);
    await record(10);
    expect(await verify()).toMatchObject({ ok: true, value: { events: 10, since: null } });
    await cutAfter(8);
    await run('update audit_head set seq = 8, hash = $1, mac = $2', [before?.['hash'], before?.['mac']]);
    expect(await verify()).toEqual(broken('head_changed', 9));
    await run(`delete from setting where name like 'audit-key:%'`);
    await prepareAudit(services.db, next, services.clock, false);
    expect(await verify()).toEqual(broken('key_missing', 1));
    await expect(record(9)).rejects.toThrow(/another master secret/);
    await prepareAudit(services.db, services.keys, services.clock, false);
  });

  test('a checkpoint leaves the machine in the log, at most a thousand events or an hour apart (T5)', async () => {
    const made = () =>
      services.logger.lines.flatMap(({ message, fields }) =>
        message === 'audit checkpoint' ? readCheckpoints(fields.checkpoint ?? '') : [],
      );
    const before = made().length;
    await makeCheckpointWhenDue(services);
    const [first] = made().slice(before);
    expect(first).toMatchObject({ seq: 8 });
    await record(9);
    await makeCheckpointWhenDue(services);
    expect(made()).toHaveLength(before + 1);
    services.time.advance(3600);
    await makeCheckpointWhenDue(services);
    await makeCheckpointWhenDue(services);
    expect(
      made()
        .slice(before)
        .map(({ seq }) => seq),
    ).toEqual([8, 9]);
    expect(readRemembered(services.env.DATA_DIR)).toMatchObject([{ seq: 9 }]);
    const other = first && { ...first, hash: 'a'.repeat(64) };
    const text = other ? `{"checkpoint":"${formatCheckpoint(other)}"}` : '';
    expect(await verifyChain(services.db, readCheckpoints(text))).toEqual(broken('checkpoint_forged', 8));
  });
});
