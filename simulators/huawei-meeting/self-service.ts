import { z } from 'zod';
import { type Handler, refuse } from './answer';
import { brokenRule } from './password-rule';
import { drawPuzzle } from './picture';
import {
  deliver,
  type FlowToken,
  findPerson,
  hashPassword,
  now,
  randomCode,
  randomToken,
  type SimulatorState,
} from './state';

const user = z.string().min(1).max(255);
const clientType = z.union([z.literal(0), z.literal(5), z.literal(6)]);
/** 1 = forgotten password; the sign-in type (0) cannot start this flow. */
const checkType = z.literal(1);

const puzzleBody = z.strictObject({ user, clientType, checkType });
const slideBody = z.strictObject({
  user,
  clientType,
  checkType,
  token: z.string(),
  pointX: z.int().min(0),
  slideTime: z.int().positive(),
});
const sendBody = z.strictObject({ user, token: z.string(), sendMethod: z.enum(['sms', 'email']).optional() });
const checkBody = z.strictObject({ user, code: z.string().min(1).max(32) });
const resetBody = z.strictObject({ user, newPwd: z.string().min(1), passWordType: z.int().optional() });

/** Step 1: POST /v1/usg/acs/auth/slideverifycode/send. */
export const sendPuzzle: Handler = (state, request) => {
  const body = puzzleBody.safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  if (state.switches.unknownUserAt === 'puzzle' && !findPerson(state, body.data.user))
    return refuse(state.switches, 'noUser');
  const { shadowImage, cutImage, pointX, pointY } = drawPuzzle();
  state.newestPuzzle.set(body.data.user, { pointX, pointY });
  const token = issue(state, 'T1', {
    user: body.data.user,
    seconds: state.switches.slideSeconds,
    point: { pointX, pointY },
  });
  return { status: 200, body: { shadowImage, cutImage, pointY, token, expire: state.switches.slideSeconds } };
};

/** Step 2: PUT /v1/usg/acs/auth/slideverifycode/check. Uses up T1, whether right or wrong. */
export const checkPuzzle: Handler = (state, request) => {
  const body = slideBody.safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  const token = spend(state, body.data.token, 'T1', body.data.user);
  if (!token) return refuse(state.switches, 'slideExpired');
  if (Math.abs(token.pointX - body.data.pointX) > state.switches.tolerance) return refuse(state.switches, 'slideWrong');
  const next = issue(state, 'T2', { user: body.data.user, seconds: state.switches.slideSeconds });
  return { status: 200, body: { token: next, expire: state.switches.slideSeconds } };
};

/** Step 3: POST /v1/usg/acs/verifycode/send. Uses up T2. */
export const sendCode: Handler = async (state, request) => {
  const body = sendBody.safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  if (!spend(state, body.data.token, 'T2', body.data.user)) return refuse(state.switches, 'slideExpired');
  const person = findPerson(state, body.data.user);
  if (!person) return refuse(state.switches, 'noUser');
  const earlier = state.codes.get(person.account);
  const waitMs = earlier ? earlier.sentAt + state.switches.resendSeconds * 1000 - now(state) : 0;
  if (waitMs > 0) return refuse(state.switches, 'sendTooSoon', Math.ceil(waitMs / 1000));
  const channel = body.data.sendMethod ?? (body.data.user.includes('@') ? 'email' : 'sms');
  const to = channel === 'sms' ? person.phone : person.email;
  if (!to) return refuse(state.switches, 'noContact');
  const code = randomCode();
  const expire = state.switches.codeSeconds;
  const sentAt = now(state);
  state.codes.set(person.account, {
    code,
    user: body.data.user,
    sentAt,
    expiresAt: sentAt + expire * 1000,
    wrongTries: 0,
  });
  await deliver(state, {
    channel,
    to,
    text:
      request.headers['accept-language'] === 'en-US'
        ? `[Huawei Cloud Meeting] ${code} is your verification code. Valid for 3 minutes.`
        : `【华为云会议】您的验证码为 ${code}，3分钟内有效。`,
  });
  const masked = state.switches.nullBindContact ? null : `${to.slice(0, 3)}****${to.slice(-5)}`;
  return {
    status: 200,
    body: { expire, bindPhone: channel === 'sms' ? masked : null, bindEmail: channel === 'email' ? masked : null },
  };
};

/** Step 4: PUT /v1/usg/acs/verifycode/check. A code works once; five wrong ones invalidate it. */
export const checkCode: Handler = (state, request) => {
  const body = checkBody.safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  const person = findPerson(state, body.data.user);
  const sent = person && state.codes.get(person.account);
  if (!person || !sent || sent.user !== body.data.user) return refuse(state.switches, 'codeWrong');
  if (sent.wrongTries >= 5) return refuse(state.switches, 'codeTries');
  if (now(state) > sent.expiresAt) return refuse(state.switches, 'codeExpired');
  if (sent.code !== body.data.code) {
    sent.wrongTries += 1;
    return refuse(state.switches, 'codeWrong');
  }
  sent.expiresAt = 0;
  const expire = state.switches.resetSeconds;
  return { status: 200, body: { token: issue(state, 'T3', { user: body.data.user, seconds: expire }), expire } };
};

/** Step 5: PUT /v1/usg/acs/password/reset with T3 in X-Access-Token. Responds with 200 and no body. */
export const resetPassword: Handler = (state, request) => {
  const body = resetBody.safeParse(request.body);
  const header = request.headers['x-access-token'];
  const token = typeof header === 'string' ? state.tokens.get(header) : undefined;
  if (typeof header !== 'string' || token?.kind !== 'T3' || now(state) > token.expiresAt)
    return refuse(state.switches, 'tokenExpired');
  if (!body.success) return refuse(state.switches, 'parameter');
  const person = findPerson(state, body.data.user);
  if (!person || token.user !== body.data.user) return refuse(state.switches, 'tokenExpired');
  if (person.status === 1) return refuse(state.switches, 'disabled');
  if (brokenRule(body.data.newPwd, person, state.switches.wording)) {
    if (!state.switches.tokenSurvivesRefusal) state.tokens.delete(header);
    return refuse(state.switches, 'password');
  }
  person.passwordHash = hashPassword(person.account, body.data.newPwd);
  person.mustChange = body.data.passWordType === 1;
  if (state.switches.singleUse) state.tokens.delete(header);
  return { status: 200, body: null };
};

function issue(
  state: SimulatorState,
  kind: FlowToken['kind'],
  {
    user,
    seconds,
    point = { pointX: 0, pointY: 0 },
  }: { user: string; seconds: number; point?: { pointX: number; pointY: number } },
): string {
  for (const [old, entry] of state.tokens) if (now(state) > entry.expiresAt) state.tokens.delete(old);
  const token = randomToken();
  state.tokens.set(token, { kind, user, expiresAt: now(state) + seconds * 1000, ...point });
  return token;
}

function spend(state: SimulatorState, token: string, kind: FlowToken['kind'], user: string): FlowToken | null {
  const entry = state.tokens.get(token);
  if (entry?.kind !== kind || entry.user !== user) return null;
  if (state.switches.singleUse) state.tokens.delete(token);
  return now(state) > entry.expiresAt ? null : entry;
}
