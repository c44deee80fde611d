import { createHmac } from 'node:crypto';
import { PNG } from 'pngjs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { spawnSimulator } from '@/lib/providers/testing/spawn-simulator';

const people = [
  { account: 'mei.lin', name: 'Mei Lin', email: 'mei@example.com', phone: '+8613800000001', password: 'Old-Pass-1' },
];
const simulator = await spawnSimulator('huawei-meeting', ['--people', JSON.stringify(people)]);
const user = 'mei.lin';
afterEach(() => simulator.control('reset', {}));
afterAll(() => simulator.stop());

type Body = Record<string, unknown>;

async function call(method: string, path: string, body?: Body, headers: Record<string, string> = {}) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const all = { 'content-type': 'application/json; charset=UTF-8', ...headers };
  const response = await fetch(`${simulator.url}${path}`, { method, headers: all, ...init });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Body) : null };
}

const puzzle = (body: Body) => call('POST', '/v1/usg/acs/auth/slideverifycode/send', body);
const slide = (body: Body) => call('PUT', '/v1/usg/acs/auth/slideverifycode/check', body);
const send = (body: Body) => call('POST', '/v1/usg/acs/verifycode/send', body);
const check = (body: Body) => call('PUT', '/v1/usg/acs/verifycode/check', body);
const reset = (body: Body, token: unknown) =>
  call('PUT', '/v1/usg/acs/password/reset', body, { 'x-access-token': String(token) });

const asked = { user, clientType: 0, checkType: 1 };
const point = async () => ((await simulator.control(`puzzle?user=${user}`)) as { pointX: number }).pointX;

async function tokenAfterSlide(): Promise<unknown> {
  const first = await puzzle(asked);
  const solved = await slide({ ...asked, token: first.body?.['token'], pointX: await point(), slideTime: 700 });
  return solved.body?.['token'];
}

async function tokenAfterCode(): Promise<unknown> {
  await send({ user, token: await tokenAfterSlide(), sendMethod: 'sms' });
  const outbox = (await simulator.control('outbox')) as { text: string }[];
  const code = /\d{6}/.exec(outbox.at(-1)?.text ?? '')?.[0];
  return (await check({ user, code })).body?.['token'];
}

describe('the pictures', () => {
  test('are PNG files; the hole is where the piece came from', async () => {
    const { body } = await puzzle(asked);
    const [shadow, cut] = ['shadowImage', 'cutImage'].map((name) =>
      PNG.sync.read(Buffer.from(String(body?.[name]).replace('data:image/png;base64,', ''), 'base64')),
    );
    expect(shadow).toMatchObject({ width: 300, height: 110 });
    expect(cut).toMatchObject({ width: 46, height: 46 });
    const at = (picture: PNG | undefined, x: number, y: number) => picture?.data[(y * picture.width + x) * 4] ?? 0;
    const [x, y] = [await point(), Number(body?.['pointY'])];
    expect(at(shadow, x + 18, y + 27)).toBeLessThan(at(cut, 18, 27));
    expect(cut?.data[3]).toBe(0);
  });

  test('the slide is checked to five pixels, and a check uses the puzzle up', async () => {
    for (const [off, status] of [
      [5, 200],
      [-5, 200],
      [6, 400],
      [-6, 400],
    ] as const) {
      const token = (await puzzle(asked)).body?.['token'];
      const body = { ...asked, token, pointX: (await point()) + off, slideTime: 700 };
      expect((await slide(body)).status).toBe(status);
      expect((await slide({ ...body, pointX: await point() })).status).toBe(400);
    }
  });
});

describe('strictness', () => {
  test.each([
    { user, clientType: 0, checkType: 0 },
    { user, clientType: 1, checkType: 1 },
    { clientType: 0, checkType: 1 },
    { ...asked, user: 'x'.repeat(256) },
    { ...asked, extra: true },
  ])('step 1 refuses %j', async (body) => {
    expect(await puzzle(body)).toMatchObject({ status: 400, body: { error_code: 'USG.000000003' } });
  });

  test('a body without a JSON content type is refused', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await call('POST', '/v1/usg/acs/auth/slideverifycode/send', asked, headers)).status).toBe(400);
  });

  test('for every token, the same person under another name is another user', async () => {
    const token = (await puzzle(asked)).body?.['token'];
    const other = { ...asked, user: 'mei@example.com', token, pointX: await point(), slideTime: 700 };
    expect((await slide(other)).status).toBe(400);
    const proof = await tokenAfterCode();
    expect((await reset({ user: 'mei@example.com', newPwd: 'New-Pass-1' }, proof)).status).toBe(401);
    expect((await reset({ user, newPwd: 'New-Pass-1' }, proof)).status).toBe(200);
  });

  test('five wrong codes invalidate the code, and a second one within 180 s is refused', async () => {
    await send({ user, token: await tokenAfterSlide() });
    expect((await send({ user, token: await tokenAfterSlide() })).status).toBe(400);
    const outbox = (await simulator.control('outbox')) as { text: string }[];
    const code = /\d{6}/.exec(outbox[0]?.text ?? '')?.[0] ?? '';
    for (let tries = 0; tries < 5; tries += 1) await check({ user, code: code === '111111' ? '222222' : '111111' });
    expect((await check({ user, code })).status).toBe(400);
  });

  test('a reset has a response without a body, uses its token up and invalidates the old password', async () => {
    const proof = await tokenAfterCode();
    expect((await reset({ user, newPwd: 'Mei.Lin' }, proof)).status).toBe(400);
    expect(await reset({ user, newPwd: 'Fresh-Pass-2', passWordType: 1 }, proof)).toMatchObject({
      status: 200,
      text: '',
    });
    expect((await reset({ user, newPwd: 'Fresh-Pass-3' }, proof)).status).toBe(401);
    const sign = (password: string) => simulator.control('sign-in', { user, password });
    expect(await sign('Fresh-Pass-2')).toEqual({ ok: true, mustChange: true });
    expect(await sign('Old-Pass-1')).toEqual({ ok: false, mustChange: false });
  });

  test('tokens stay valid if they are not single-use', async () => {
    await simulator.control('switches', { singleUse: false, resendSeconds: 0 });
    const token = (await puzzle(asked)).body?.['token'];
    const body = { ...asked, token, pointX: await point(), slideTime: 700 };
    expect((await slide(body)).status).toBe(200);
    const second = await slide(body);
    expect(second.status).toBe(200);
    for (let sends = 0; sends < 2; sends += 1)
      expect((await send({ user, token: second.body?.['token'] })).status).toBe(200);
  });

  test('the two wordings differ in names inside a password', async () => {
    const proof = await tokenAfterCode();
    await simulator.control('switches', { wording: 'chinese' });
    expect((await reset({ user, newPwd: 'xxNil.Iemxx9' }, proof)).status).toBe(400);
    await simulator.control('switches', { wording: 'english' });
    expect((await reset({ user, newPwd: 'xxNil.Iemxx9' }, proof)).status).toBe(200);
  });
});

describe('App ID', () => {
  const [appId, appKey] = ['rekey-simulator-app', 'simulator-app-key-of-one-enterprise'];
  const nonce = 'n'.repeat(32);
  const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600;
  const signIn = (change: Body = {}, signed?: string, upper = false) => {
    const body: Body = { appId, clientType: 72, expireTime: inTenMinutes(), nonce, ...change };
    const text = signed ?? `${appId}:${body['userId'] ?? ''}:${body['expireTime']}:${body['nonce']}`;
    const hex = createHmac('sha256', appKey).update(text).digest('hex');
    const authorization = `HMAC-SHA256 signature=${upper ? hex.toUpperCase() : hex}`;
    return call('POST', '/v2/usg/acs/auth/appauth', body, { authorization });
  };

  test('accepts hex in either case and no expiry', async () => {
    expect((await signIn()).status).toBe(200);
    expect((await signIn({}, undefined, true)).status).toBe(200);
    expect((await signIn({ expireTime: 0 })).status).toBe(200);
    expect((await signIn({ userId: '王小明' })).status).toBe(200);
  });

  test('refuses a wrong signature', async () => {
    expect((await signIn({ expireTime: 1_700_000_000 })).body?.['error_code']).toBe('USG.206010057');
    expect((await signIn({ nonce: 'short' })).status).toBe(400);
    expect((await signIn({ userId: 'eve' }, `${appId}::${inTenMinutes()}:${nonce}`)).status).toBe(401);
    expect((await signIn({ corpId: '807000001' })).status).toBe(401);
  });

  test('the 65th token of a user evicts the first', async () => {
    const tokens: unknown[] = [];
    for (let count = 0; count < 65; count += 1) tokens.push((await signIn()).body?.['accessToken']);
    const search = (token: unknown) =>
      call('GET', '/v1/usg/dcs/corp/member?searchKey=mei', undefined, { 'x-access-token': String(token) });
    expect(await search(tokens[0])).toMatchObject({ status: 400, body: { error_code: 'MBI.000000004' } });
    expect((await search(tokens[1])).body).toMatchObject({ count: 1 });
    expect((await search(tokens[64])).status).toBe(200);
  });
});
