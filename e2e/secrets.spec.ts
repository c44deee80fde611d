import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { demoKeys } from '@/scripts/demo/demo-config';
import { expect, test } from './helpers/fixtures';
import type { readInbox } from './helpers/read-inbox';
import { readSecrets } from './helpers/record-secret';
import { createNeedleSearch, encodings } from './helpers/wire/create-needle-search';

const portals = ['main', 'failures', 'production'];

/** Returns every file that the portals wrote, except `app-secret`, which holds the master secret by design. */
function writtenFiles(run: string): string[] {
  return portals
    .flatMap((portal) => [
      join(run, portal, 'portal.log'),
      ...readdirSync(join(run, portal, 'data'), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(run, portal, 'data', name),
      ),
    ])
    .filter((file) => !file.endsWith('/app-secret') && statSync(file).isFile());
}

function masterSecrets(run: string): string[] {
  return portals.map((portal) => readFileSync(join(run, portal, 'data', 'app-secret'), 'utf8').trim());
}

test('no password, token or key stands in a log or a data folder', async ({ stack }) => {
  test.setTimeout(180_000);
  const secrets = readSecrets(stack.run).filter(({ kind }) => kind !== 'code');
  const values = [
    ...secrets.map(({ value }) => value),
    ...Object.values(stack.people).flatMap((people) => people.map(({ password }) => password)),
    demoKeys.secretAccessKey,
    demoKeys.appKey,
    ...masterSecrets(stack.run),
  ];
  expect(secrets.filter(({ kind }) => kind === 'token').length).toBeGreaterThan(20);
  expect(secrets.filter(({ kind }) => kind === 'password').length).toBeGreaterThan(100);
  const search = createNeedleSearch([...new Set(values)].flatMap(encodings));
  const files = writtenFiles(stack.run);
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => search(readFileSync(file)).map((needle) => `${file}: ${needle}`));
  expect(found).toEqual([]);
});

test('no code stands in a log or a data folder', async ({ stack }) => {
  const codes = new Set(readSecrets(stack.run).flatMap(({ kind, value }) => (kind === 'code' ? [value] : [])));
  expect(codes.size).toBeGreaterThan(30);
  const standsAlone = /(?<![\w.:-])\d{6,8}(?![\w:-])/g;
  const found = new Map<string, Set<string>>();
  for (const file of writtenFiles(stack.run)) {
    for (const [number] of readFileSync(file, 'latin1').matchAll(standsAlone)) {
      if (codes.has(number)) found.set(file, (found.get(file) ?? new Set()).add(number));
    }
  }
  const inLogs = [...found].filter(([file]) => file.endsWith('.log'));
  expect(inLogs).toEqual([]);
  // Six digits occur by chance in a database; a leak would show most of the codes.
  const inData = new Set([...found.values()].flatMap((numbers) => [...numbers]));
  expect([...inData].filter((number) => number.length === 8)).toEqual([]);
  expect(inData.size).toBeLessThan(codes.size / 10);
});

test('messages hold nothing secret but a code or a link in its own', async ({ stack }) => {
  const answer = await fetch(`${stack.inbox}/messages`);
  const messages = (await answer.json()) as Awaited<ReturnType<ReturnType<typeof readInbox>['messages']>>;
  const all = readSecrets(stack.run);
  const secrets = all.filter(({ kind }) => kind !== 'code' && kind !== 'link');
  const links = all.flatMap(({ kind, value }) => (kind === 'link' ? [value] : []));
  const values = [...secrets.map(({ value }) => value), demoKeys.secretAccessKey, demoKeys.appKey];
  const search = createNeedleSearch(values.flatMap(encodings));
  expect(messages.length).toBeGreaterThan(100);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(messages.filter(({ text }) => text.includes(link))).toHaveLength(1);
  for (const { subject, text, html } of messages) {
    const whole = `${subject}\n${text}\n${html}`;
    expect(search(Buffer.from(whole))).toEqual([]);
    const codes = new Set(text.match(/(?<!\d)\d{6,8}(?!\d)/g) ?? []);
    expect(codes.size, text).toBeLessThanOrEqual(1);
    expect(subject ?? '').not.toMatch(/\d{6}/);
  }
});

test('nothing failed in the portal, and no page broke its policy', async ({ stack }) => {
  const lines = readFileSync(stack.log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const entries = lines.map((line) => JSON.parse(line) as { level: string; message: string; path?: string });
  expect(entries.filter(({ message }) => message === 'content security policy violation')).toEqual([]);
  expect(entries.filter(({ message }) => message === 'action failed' || message === 'request failed')).toEqual([]);
});
