import { expect, test } from './helpers/fixtures';
import { takePerson } from './helpers/take-person';
import { type Answer, createFormClient, type FormClient } from './helpers/wire/form-client';

const isCalm = (answer: Answer, what: string) => expect(answer.status, what).toBeLessThan(500);

test('fields that are missing, doubled, unknown or files are refused in words', async ({ stack, inbox }) => {
  const somebody = takePerson(stack, 'local');
  const client = createFormClient(stack.app);
  const page = await client.get('/');
  const changes: [string, (form: FormData) => void][] = [
    ['missing', (form) => form.delete('identifier')],
    ['doubled', (form) => form.append('identifier', 'somebody@example.com')],
    ['unknown', (form) => form.set('isAdmin', '1')],
    ['prototype', (form) => form.set('__proto__', 'x')],
    ['a file', (form) => form.set('identifier', new File(['x'], 'x.txt'))],
    ['NUL', (form) => form.set('identifier', `${somebody.email}\u0000`)],
    ['control', (form) => form.set('identifier', `${somebody.email}\u0007\u202e`)],
    ['endless', (form) => form.set('identifier', 'x'.repeat(10_000))],
    ['empty', (form) => form.set('identifier', '')],
    ['an odd directory', (form) => form.set('directory', '../local')],
  ];
  const sendChanged = (change: (form: FormData) => void) => {
    const form = client.form(page, 'identifier', { identifier: somebody.email });
    change(form);
    return client.post('/', form);
  };
  for (const [what, change] of changes) {
    const answer = await sendChanged(change);
    expect(answer.status, what).toBe(200);
    expect(answer.body, what).toMatch(/role="alert"|id="(identifier|directory)-error"/);
  }
  expect(await inbox.count(somebody.email)).toBe(0);
  // An unknown directory is ignored if the address alone decides.
  const answer = await sendChanged((form) => form.set('directory', 'nowhere'));
  expect(answer.status).toBe(303);
  await expect.poll(() => inbox.count(somebody.email)).toBe(1);
});

test('the same holds for a change with the current password, which then changes nothing', async ({ stack, signs }) => {
  const somebody = takePerson(stack, 'local');
  const client = createFormClient(stack.app);
  const page = await client.get('/change');
  const right = {
    identifier: somebody.email,
    currentPassword: somebody.password,
    newPassword: 'Kd4-Rw7-Gz9',
    newPasswordConfirm: 'Kd4-Rw7-Gz9',
  };
  const changes: [string, (form: FormData) => void][] = [
    ...(['identifier', 'currentPassword', 'newPassword'] as const).flatMap((name): typeof changes => [
      [`${name} missing`, (form) => form.delete(name)],
      [`${name} doubled`, (form) => form.append(name, 'another')],
      [`${name} empty`, (form) => form.set(name, '')],
      [`${name} endless`, (form) => form.set(name, 'x'.repeat(10_000))],
      [`${name} a file`, (form) => form.set(name, new File(['x'], 'x.txt'))],
    ]),
    ['unknown', (form) => form.set('accountId', somebody.username)],
    ['passwords that differ', (form) => form.set('newPasswordConfirm', 'Kd4-Rw7-Gz8')],
    ['NUL', (form) => form.set('identifier', `${somebody.email}\u0000`)],
    ['an odd directory', (form) => form.set('directory', '../local')],
  ];
  for (const [what, change] of changes) {
    const form = client.form(page, 'currentPassword', right);
    change(form);
    const answer = await client.post('/change', form);
    expect(answer.status, what).toBe(200);
    expect(answer.body, what).toMatch(/role="alert"|id="[a-z-]+-error"/);
    expect(answer.body, what).not.toContain(somebody.password);
  }
  expect(await signs('local', somebody, somebody.password)).toBe(true);
});

test('bodies that are too large, broken or of another kind are refused in words', async ({ stack }) => {
  const client = createFormClient(stack.app);
  const page = await client.get('/');
  const large = client.form(page, 'identifier', { identifier: 'x'.repeat(1024 * 1024) });
  expect((await client.post('/', large)).status).toBe(413);
  const boundary = { 'content-type': 'multipart/form-data; boundary=x' };
  const bodies: [string, Record<string, string>, number][] = [
    ['--x\r\nContent-Disposition: form-data; name="identifier"\r\n\r\nabc', boundary, 400],
    ['--y--', boundary, 400],
    ['', boundary, 400],
    ['identifier=somebody', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['{"identifier":"somebody"}', { 'content-type': 'application/json' }, 415],
    ['<a/>', { 'content-type': 'text/xml' }, 415],
    ['x', { 'content-type': 'text/plain' }, 415],
  ];
  for (const [body, headers, status] of bodies) {
    const answer = await client.post('/', body, headers);
    expect(answer.status, body.slice(0, 30)).toBe(status);
    expect(answer.body).toContain('Go back');
  }
});

test('actions that do not exist, or that get what is no form, are refused', async ({ stack }) => {
  const client = createFormClient(stack.app);
  const page = await client.get('/');
  const known = /\{&quot;id&quot;:&quot;([0-9a-f]+)&quot;/.exec(page.body)?.[1] ?? '';
  expect(known).not.toBe('');
  for (const id of ['0'.repeat(42), 'x', '../../etc', 'constructor', '']) {
    isCalm(await client.post('/', '[]', { 'next-action': id, 'content-type': 'text/plain' }), id);
  }
  for (const body of [
    '[]',
    '[1]',
    '["$K1"]',
    '["$F1"]',
    '["$@0"]',
    '[{"__proto__":1}]',
    '{}',
    'nonsense',
    '["$1:a:b"]',
  ]) {
    const answer = await client.post('/', body, { 'next-action': known, 'content-type': 'text/plain' });
    isCalm(answer, body);
    expect(answer.body).not.toMatch(/at \w+ \(|node_modules/);
  }
  const stale = client.form(page, 'identifier', { identifier: 'somebody' });
  for (const name of [...stale.keys()].filter((key) => key.endsWith(':0'))) {
    stale.set(name, JSON.stringify({ id: 'f'.repeat(42), bound: '$@1' }));
  }
  const answer = await client.post('/', stale);
  expect(answer.status).toBe(303);
  expect(answer.location).toBe('/?notice=page_out_of_date');
  for (const path of ['/no-such-page', '/api/health', '/_next/static/x.js', '/favicon.svg']) {
    const form = client.form(page, 'identifier', { identifier: 'somebody' });
    isCalm(await client.post(path, form), path);
  }
});

test('forms of later steps do nothing without their attempt', async ({ stack, inbox }) => {
  const [somebody, other] = [takePerson(stack, 'local'), takePerson(stack, 'local')];
  const { client, verify } = await startAs(stack.app, somebody.email);
  const stranger = createFormClient(stack.app);
  stranger.cookies.set('rekey-attempt', 'A'.repeat(43));
  const { code } = await inbox.code(somebody.email);
  for (const cookie of ['A'.repeat(43), '', 'x'.repeat(5_000), '%00']) {
    stranger.cookies.set('rekey-attempt', cookie);
    const answer = await stranger.post('/verify', client.form(verify, 'code', { code }));
    isCalm(answer, cookie);
    expect(answer.location).toBe('/');
  }
  const accepted = await client.submit('/verify', verify, 'code', { code });
  expect(accepted.location).toBe('/password');
  const password = await client.get('/password');
  const late = await startAs(stack.app, other.email);
  const form = () =>
    client.form(password, 'newPassword', { newPassword: 'Kd4-Rw7-Gz9', newPasswordConfirm: 'Kd4-Rw7-Gz9' });
  const skipped = await late.client.post('/password', form());
  expect(skipped.location).toBe('/verify');
  // The hidden username is for password managers only. The account comes from the attempt.
  const foreign = form();
  foreign.set('username', other.username);
  expect((await client.post('/password', foreign)).location).toBe('/done');
});

test('a browser that keeps no cookies is told so after the first step', async ({ stack }) => {
  const client = createFormClient(stack.app);
  const answer = await client.submit('/', await client.get('/'), 'identifier', {
    identifier: 'nobody@rekey.example.com',
  });
  expect(answer.location).toBe('/verify?started=1');
  client.cookies.clear();
  const next = await client.get('/verify?started=1');
  expect(next.location).toBe('/?notice=cookies_off');
  const told = await client.ask('/?notice=cookies_off', { headers: { 'sec-fetch-site': 'same-origin' } });
  expect(told.body).toContain('Allow cookies for this site, then try again.');
});

test('the cookie of an attempt is out of reach of scripts and other sites', async ({ stack }) => {
  const client = createFormClient(stack.app);
  const answer = await client.submit('/', await client.get('/'), 'identifier', {
    identifier: 'nobody@rekey.example.com',
  });
  const [cookie = ''] = answer.headers.getSetCookie().filter((line) => line.startsWith('rekey-attempt='));
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=strict/i);
  expect(cookie).toMatch(/Path=\//);
  expect(cookie).not.toMatch(/Domain=/i);
});

async function startAs(app: string, identifier: string): Promise<{ client: FormClient; verify: Answer }> {
  const client = createFormClient(app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier });
  return { client, verify: await client.get('/verify') };
}
