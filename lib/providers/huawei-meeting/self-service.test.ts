import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { here, must, startMeetingTest } from './testing/test-provider';

const meeting = await startMeetingTest();
const user = 'mei.lin';
const phone = '+8613800000001';
afterEach(() => meeting.reset());
afterAll(() => meeting.simulator.stop());

const refusal = (code: string) => ({ ok: false, error: { code } });

describe('the five steps', () => {
  test.each([
    ['mei.lin', 'sms', phone],
    ['Mei.Lin@example.com', 'email', 'mei.lin@example.com'],
    [phone, 'sms', phone],
  ] as const)(
    '%s by %s: the new password signs in, and all five calls name the same user',
    async (typed, method, to) => {
      const { provider, verification } = meeting.makeProvider();
      const { session } = await meeting.solve(verification, typed, method);
      const proof = must(
        await verification.checkCode({ user: typed, code: await meeting.newestCode(to), session }, here),
      );
      const password = `New-Pass-${method}-${typed.length}`;
      const request = { accountId: typed, password, mustChange: false, proof };
      expect(await provider.setPassword(request)).toEqual({ ok: true, value: undefined });
      expect(await meeting.signIn(user, password)).toEqual({ ok: true, mustChange: false });
      const calls = await meeting.calls();
      expect(calls.map((call) => call.endpoint)).toEqual(['puzzle', 'slide', 'send', 'check', 'reset']);
      expect(new Set(calls.map((call) => call.user))).toEqual(new Set([typed]));
      expect(calls.map((call) => call.token)).toEqual([false, false, false, false, true]);
    },
  );

  test.each([
    ['en', 'en-US', /is your verification code/],
    ['es', 'en-US', /is your verification code/],
    ['zh-CN', 'zh-CN', /您的验证码为/],
  ])('who reads %s is written to in %s: all five calls name the language (F16)', async (locale, language, words) => {
    const { provider, verification } = meeting.makeProvider();
    const call = { ...here, locale };
    const { token } = must(await verification.startPuzzle(user, call));
    const slide = { user, token, pointX: await meeting.pointX(user), slideTimeMs: 700, method: 'sms' } as const;
    const { session } = must(await verification.solvePuzzle(slide, call));
    const outbox = (await meeting.simulator.control(`outbox?to=${encodeURIComponent(phone)}`)) as { text: string }[];
    expect(outbox.at(-1)?.text).toMatch(words);
    const proof = must(await verification.checkCode({ user, code: await meeting.newestCode(phone), session }, call));
    must(
      await provider.setPassword(
        { accountId: user, password: `Words-${locale}-42`, mustChange: false, proof },
        { locale },
      ),
    );
    const calls = await meeting.calls();
    expect(calls.map((each) => each.language)).toEqual(new Array(5).fill(language));
  });

  test('a temporary password must be changed at the next sign-in', async () => {
    const { provider, verification } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    must(await provider.setPassword({ accountId: user, password: 'Temp-Pass-77', mustChange: true, proof }));
    expect(await meeting.signIn(user, 'Temp-Pass-77')).toEqual({ ok: true, mustChange: true });
  });

  test('the puzzle is two PNG pictures and their sizes; it contains no vendor token', async () => {
    const { verification } = meeting.makeProvider();
    const { puzzle, token } = must(await verification.startPuzzle(user, here));
    expect(puzzle).toMatchObject({ width: 300, height: 110, pieceWidth: 46, pieceHeight: 46 });
    expect(puzzle.background).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);
    expect(puzzle.pieceY).toBeLessThanOrEqual(64);
    expect(JSON.stringify(puzzle)).not.toContain(token.value);
  });
});

describe('the slide and the code', () => {
  test('a wrong slide is refused and uses the puzzle up', async () => {
    const { verification } = meeting.makeProvider();
    const { token } = must(await verification.startPuzzle(user, here));
    const pointX = await meeting.pointX(user);
    const request = { user, token, slideTimeMs: 500, method: 'sms' } as const;
    expect(await verification.solvePuzzle({ ...request, pointX: pointX + 20 }, here)).toMatchObject(
      refusal('puzzle_refused'),
    );
    expect(await verification.solvePuzzle({ ...request, pointX }, here)).toMatchObject(refusal('puzzle_refused'));
    expect(await meeting.calls('send')).toEqual([]);
  });

  test('a puzzle past its deadline is refused without a call', async () => {
    const { verification, deps } = meeting.makeProvider();
    const { token } = must(await verification.startPuzzle(user, here));
    deps.advance(56_000);
    const request = { user, token, pointX: await meeting.pointX(user), slideTimeMs: 500, method: 'sms' } as const;
    expect(await verification.solvePuzzle(request, here)).toMatchObject(refusal('puzzle_refused'));
    expect(await meeting.calls('slide')).toEqual([]);
  });

  test('one user’s puzzle does not work for another', async () => {
    const { verification } = meeting.makeProvider();
    const { token } = must(await verification.startPuzzle(user, here));
    const request = { token, pointX: await meeting.pointX(user), slideTimeMs: 500, method: 'sms' } as const;
    expect(await verification.solvePuzzle({ ...request, user: 'jo.park' }, here)).toMatchObject(
      refusal('puzzle_refused'),
    );
    expect(await meeting.calls('slide')).toEqual([]);
  });

  test('a wrong code is refused, the right one still works', async () => {
    const { verification } = meeting.makeProvider();
    const { session, codeExpiresAt } = await meeting.solve(verification, user);
    expect(codeExpiresAt.getTime() - Date.now()).toBeGreaterThan(150_000);
    const code = await meeting.newestCode(phone);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await verification.checkCode({ user, code: wrong, session }, here)).toMatchObject(refusal('code_refused'));
    expect(await verification.checkCode({ user, code, session }, here)).toMatchObject({ ok: true });
  });

  test('asking again too early looks like a sent code, and the first code works', async () => {
    const { verification } = meeting.makeProvider();
    await meeting.solve(verification, user);
    const { session } = await meeting.solve(verification, user);
    expect((await meeting.calls('send')).map((call) => call.status)).toEqual([200, 400]);
    const code = await meeting.newestCode(phone);
    expect(await verification.checkCode({ user, code, session }, here)).toMatchObject({ ok: true });
  });
});

describe('setting the password', () => {
  test('a proof past its deadline has expired, without a call', async () => {
    const { provider, verification, deps } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    deps.advance(176_000);
    const request = { accountId: user, password: 'New-Pass-9', mustChange: false, proof };
    expect(await provider.setPassword(request)).toMatchObject(refusal('proof_expired'));
    expect(await meeting.calls('reset')).toEqual([]);
  });

  test('a proof that the vendor no longer accepts has expired', async () => {
    const { provider, verification } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    await meeting.switches({ clockOffsetSeconds: 181 });
    const request = { accountId: user, password: 'New-Pass-9', mustChange: false, proof };
    expect(await provider.setPassword(request)).toMatchObject(refusal('proof_expired'));
  });

  test('a refused password can be followed by another one with the same proof', async () => {
    const { provider, verification } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    const request = { accountId: user, mustChange: false, proof };
    expect(await provider.setPassword({ ...request, password: 'aaaa1111B' })).toMatchObject({
      ok: false,
      error: { code: 'password_refused', issues: [{ rule: 'refused_by_directory', owner: 'directory' }] },
    });
    expect(await provider.setPassword({ ...request, password: 'Fine-Pass-8' })).toMatchObject({ ok: true });
    expect((await meeting.signIn(user, 'Fine-Pass-8')).ok).toBe(true);
  });

  test('a chosen password without a proof is unsupported', async () => {
    const { provider } = meeting.makeProvider();
    const request = { accountId: user, password: 'New-Pass-9', mustChange: false };
    expect(await provider.setPassword(request)).toMatchObject(refusal('unsupported'));
  });
});
