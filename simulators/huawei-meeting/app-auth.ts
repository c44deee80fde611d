import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Handler, type Request, refuse } from './answer';
import { type App, now, randomToken, type SimulatorState } from './state';

const authBody = z.strictObject({
  appId: z.string().min(1).max(64),
  clientType: z.literal(72),
  expireTime: z.int().min(0),
  nonce: z.string().min(32).max(64),
  userId: z.string().optional(),
  corpId: z.string().optional(),
  userName: z.string().optional(),
  userEmail: z.string().optional(),
  userPhone: z.string().optional(),
  deptCode: z.string().optional(),
});

const liveTokensPerUser = 64;
const tokenSeconds = 12 * 3600;

/** POST /v2/usg/acs/auth/appauth: checks the signature over the received body and issues a token. */
export const signIn: Handler = (state, request) => {
  const body = authBody.safeParse(request.body);
  if (!body.success) return refuse(state.switches, 'parameter');
  const app = state.apps.find((row) => row.appId === body.data.appId);
  const given = /^HMAC-SHA256 signature=([0-9a-fA-F]{64})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!app || !given || !sceneFits(app, body.data.corpId)) return refuse(state.switches, 'appId');
  if (!matches(expectedSignature(app, body.data), given)) return refuse(state.switches, 'appId');
  if (body.data.expireTime !== 0 && body.data.expireTime * 1000 < now(state))
    return refuse(state.switches, 'appIdExpired');
  const userId = body.data.userId ?? '';
  const createTime = now(state);
  const expiresAt = createTime + tokenSeconds * 1000;
  const live = (state.adminTokens.get(userId) ?? []).filter((entry) => entry.expiresAt > createTime);
  const accessToken = randomToken();
  state.adminTokens.set(userId, [...live, { token: accessToken, expiresAt }].slice(-liveTokensPerUser));
  return {
    status: 200,
    body: {
      accessToken,
      tokenType: 0,
      validPeriod: tokenSeconds,
      expireTime: Math.floor(expiresAt / 1000),
      createTime,
      refreshToken: randomToken(),
      refreshValidPeriod: 2_592_000,
      refreshExpireTime: Math.floor(createTime / 1000) + 2_592_000,
      refreshCreateTime: createTime,
      clientType: 72,
      firstLogin: false,
      pwdExpired: false,
      user: { userId, companyId: body.data.corpId ?? '', userType: 2, adminType: 0, status: 0 },
    },
  };
};

/** Checks whether the request carries a live administrator token. */
export function isSignedIn(state: SimulatorState, request: Request): boolean {
  const given = request.headers['x-access-token'];
  for (const tokens of state.adminTokens.values()) {
    if (tokens.some((entry) => entry.token === given && entry.expiresAt > now(state))) return true;
  }
  return false;
}

/** An app of one enterprise must not name a company; a service provider's app may name those that it serves. */
function sceneFits(app: App, corpId: string | undefined): boolean {
  if (app.corpIds === null) return corpId === undefined;
  return corpId === undefined || app.corpIds.includes(corpId);
}

function expectedSignature(app: App, body: z.output<typeof authBody>): string {
  const company = app.corpIds === null ? '' : `${body.corpId ?? ''}:`;
  const signed = `${app.appId}:${company}${body.userId ?? ''}:${body.expireTime}:${body.nonce}`;
  return createHmac('sha256', app.appKey).update(signed, 'utf8').digest('hex');
}

function matches(expectedHex: string, givenHex: string): boolean {
  return timingSafeEqual(Buffer.from(expectedHex, 'hex'), Buffer.from(givenHex, 'hex'));
}
