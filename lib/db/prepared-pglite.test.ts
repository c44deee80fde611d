import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PreparedPglite } from './prepared-pglite';

let prepared: PreparedPglite;
let plain: PGlite;
beforeAll(async () => {
  prepared = new PreparedPglite();
  plain = new PGlite();
  await Promise.all([prepared.waitReady, plain.waitReady]);
});
afterAll(() => Promise.all([prepared.close(), plain.close()]));

async function namesOfPrepared(): Promise<string[]> {
  const { rows } = await plainly<{ statement: string }>(
    `select statement from pg_prepared_statements --${Math.random()}`,
  );
  return rows.map((row) => row.statement);
}

/** A text seen for the first time is not prepared. */
function plainly<Row>(text: string) {
  return prepared.query<Row>(text);
}

test('every run of a statement returns what PGlite returns, for all types', async () => {
  const text = `select $1::text as t, $2::int8 as big, $3::jsonb as j, $4::timestamptz as at, $5::text[] as list,
    $6::bool as yes, $7::bytea as bytes, null as nothing, 1.5::numeric as n`;
  const values = [
    "O'Brien 李",
    9007199254740993n,
    { a: [1, null] },
    new Date('2026-01-02T03:04:05.678Z'),
    ['x,"y', ''],
    false,
    new Uint8Array([0, 255]),
  ];
  const expected = await plain.query(text, values);
  for (let run = 0; run < 8; run += 1) {
    expect(await prepared.query(text, values)).toEqual(expected);
    expect(await prepared.query(text, values, { rowMode: 'array' })).toEqual(
      await plain.query(text, values, { rowMode: 'array' }),
    );
  }
  expect(await namesOfPrepared()).toContain(text);
});

test('parsers of one call do not affect the next', async () => {
  const text = "select '2026-01-02T00:00:00Z'::timestamptz as at";
  await prepared.query(text);
  const { rows } = await prepared.query<{ at: unknown }>(text, [], { parsers: { 1184: (value) => `raw ${value}` } });
  expect(rows[0]?.at).toMatch(/^raw 2026/);
  expect((await prepared.query<{ at: unknown }>(text)).rows[0]?.at).toBeInstanceOf(Date);
});

test('a failure leaves the connection and the statement usable', async () => {
  await prepared.exec('create table only_once (id int primary key)');
  const text = 'insert into only_once values ($1)';
  for (const id of [1, 2, 3]) expect((await prepared.query(text, [id])).affectedRows).toBe(1);
  await expect(prepared.query(text, [3])).rejects.toMatchObject({ code: '23505' });
  await expect(prepared.query(text, ['no number'])).rejects.toMatchObject({ code: '22P02' });
  expect((await prepared.query(text, [4])).affectedRows).toBe(1);
  const broken = 'selec 1';
  for (let run = 0; run < 3; run += 1) await expect(prepared.query(broken)).rejects.toMatchObject({ code: '42601' });
});

test('a failed transaction is rolled back, and its statements stay prepared', async () => {
  await prepared.exec('create table kept (id int primary key)');
  const text = 'insert into kept values ($1) returning id';
  await prepared.query(text, [1]);
  const failing = prepared.transaction(async (tx) => {
    await tx.query(text, [2]);
    await tx.query(text, [1]);
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  await prepared.transaction((tx) => tx.query(text, [3]));
  const { rows } = await prepared.query<{ id: number }>('select id from kept order by id');
  expect(rows.map((row) => row.id)).toEqual([1, 3]);
});

test('a transaction that has ended accepts no more statements', async () => {
  const text = 'select 7 as seven';
  await prepared.query(text);
  const ended = await prepared.transaction(async (tx) => ({ late: () => tx.query(text) }));
  await expect(ended.late()).rejects.toThrow('closed');
});

test('other statements wait for the end of a transaction', async () => {
  await prepared.exec('create table counted (n int); insert into counted values (0)');
  const add = 'update counted set n = n + 1';
  const read = 'select n from counted';
  await prepared.query(read);
  const inside = prepared.transaction(async (tx) => {
    for (let run = 0; run < 20; run += 1) await tx.query(add);
  });
  const seen = await Promise.all([inside, ...Array.from({ length: 5 }, () => prepared.query<{ n: number }>(read))]);
  expect(seen.slice(1).map((result) => result?.rows[0]?.n)).toEqual([20, 20, 20, 20, 20]);
});

test('statements prepared earlier see a changed table', async () => {
  await prepared.exec('create table grows (id int)');
  const text = 'insert into grows (id) values ($1)';
  for (let id = 0; id < 8; id += 1) await prepared.query(text, [id]);
  await prepared.exec("alter table grows add column name text not null default 'none'");
  await prepared.query(text, [8]);
  const { rows } = await prepared.query<{ names: number }>(
    "select count(*)::int as names from grows where name = 'none'",
  );
  expect(rows[0]?.names).toBe(9);
});
