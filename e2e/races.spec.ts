import { expect, test } from './helpers/fixtures';
import { recordSecret } from './helpers/record-secret';
import { createFormClient } from './helpers/wire/form-client';

test('fifty submits of one proven attempt write one password', async ({ stack, person, inbox, newPassword, signs }) => {
  const somebody = person('cloud');
  const client = createFormClient(stack.app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier: somebody.email });
  const { code } = await inbox.code(somebody.email);
  await client.submit('/verify', await client.get('/verify'), 'code', { code });
  const page = await client.get('/password');
  const passwords = Array.from({ length: 50 }, newPassword);
  const before = await writes(stack.volcengine);
  const answers = await Promise.all(
    passwords.map((password) =>
      client.submit('/password', page, 'newPassword', { newPassword: password, newPasswordConfirm: password }),
    ),
  );
  expect(new Set(answers.map(({ location }) => location))).toEqual(new Set(['/done']));
  const userId = `u-${String(stack.people.cloud.indexOf(somebody) + 1).padStart(10, '0')}`;
  const own = (await writes(stack.volcengine)).slice(before.length).filter((write) => write.userId === userId);
  expect(own.map(({ outcome }) => outcome)).toEqual(['applied']);
  const working = await Promise.all(passwords.map((password) => signs('cloud', somebody, password)));
  expect(working.filter(Boolean)).toHaveLength(1);
  for (const token of client.cookies.values()) recordSecret(stack.run, 'token', token);
});

test('of fifty guesses at once five are compared at most', async ({ stack, person, inbox }) => {
  const somebody = person('local');
  const client = createFormClient(stack.app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier: somebody.email });
  const { code } = await inbox.code(somebody.email);
  const page = await client.get('/verify');
  const guesses = Array.from({ length: 49 }, (_, at) => String((Number(code) + at + 1) % 1_000_000).padStart(6, '0'));
  const answers = await Promise.all(guesses.map((guess) => client.submit('/verify', page, 'code', { code: guess })));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const compared = answers.filter(({ body }) => body.includes('That code didn&#x27;t match'));
  expect(compared.length).toBeGreaterThan(0);
  expect(compared.length).toBeLessThanOrEqual(5);
  const right = await client.submit('/verify', page, 'code', { code });
  expect(right.location).toBeNull();
});

test('the cookie from before the proof opens nothing, and both clicks of a double click get the new one (T15)', async ({
  stack,
  person,
  inbox,
}) => {
  const somebody = person('local');
  const client = createFormClient(stack.app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier: somebody.email });
  const planted = createFormClient(stack.app);
  for (const [name, value] of client.cookies) planted.cookies.set(name, value);
  const { code } = await inbox.code(somebody.email);
  const page = await client.get('/verify');
  const clicks = await Promise.all([1, 2].map(() => client.submit('/verify', page, 'code', { code })));
  expect(clicks.map(({ location }) => location)).toEqual(['/password', '/password']);
  expect(new Set(clicks.map(({ headers }) => headers.getSetCookie().join())).size).toBe(1);
  for (const path of ['/password', '/verify', '/done']) {
    expect((await planted.get(path)).location).toBe('/');
    expect((await client.get(path)).location).toBe(path === '/password' ? null : '/password');
  }
  // A wrong guess with the old cookie does not return the new one.
  const guessed = await planted.submit('/verify', page, 'code', { code: code === '000000' ? '000001' : '000000' });
  expect(guessed.location).toBe('/');
  expect(guessed.headers.getSetCookie()).toEqual([]);
  for (const token of [...client.cookies.values(), ...planted.cookies.values()])
    recordSecret(stack.run, 'token', token);
});

async function writes(simulator: string): Promise<{ userId: string; outcome: string }[]> {
  const answer = await fetch(`${simulator}/_control/journal`);
  return ((await answer.json()) as { writes: { userId: string; outcome: string }[] }).writes;
}
