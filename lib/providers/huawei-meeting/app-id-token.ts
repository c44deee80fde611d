import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderDeps, ProviderError } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingSettings } from './config';
import { explainAnswer, explainSilence } from './errors';
import type { RateWindow } from './rate-window';
import { signAppId } from './sign-app-id';

/**
 * The administrator's access token: cached until shortly before it expires. Concurrent callers share one sign-in call.
 */
export type AppIdToken = {
  get(): Promise<Result<string, ProviderError>>;
  /** Returns a new token in place of `refused`, or the cached one if another caller has already renewed it. */
  renew(refused: string): Promise<Result<string, ProviderError>>;
  /** Signs in now, ignoring the cached token. */
  signIn(): Promise<Result<string, ProviderError>>;
};

/** @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0311.html */
const answerSchema = z.object({
  accessToken: z.string().min(1).max(4096),
  validPeriod: z.coerce.number().int().min(1).max(604_800).catch(43_200),
});

const requestLifeSeconds = 600;
/** A token is renewed when this share of its lifetime is left, so that no call goes out with one about to expire. */
const renewalShare = 0.1;

/**
 * One token per directory: the vendor keeps 64 per user and evicts the oldest, so a token per request would evict
 * others.
 */
export function createAppIdToken(
  credentials: { appId: string; appKey: string },
  wire: { settings: MeetingSettings; deps: ProviderDeps; rateWindow: RateWindow },
): AppIdToken {
  let kept: { token: string; renewAt: number } | null = null;
  let flight: Promise<Result<string, ProviderError>> | null = null;

  const fetchToken = async (): Promise<Result<string, ProviderError>> => {
    const now = wire.deps.clock().getTime();
    const request = signInRequest(credentials, wire.settings, Math.floor(now / 1000) + requestLifeSeconds);
    const answer = await callMeeting(wire, 'appauth', request);
    if (!answer.ok) return err(explainSilence('appauth', answer.error));
    if (answer.value.status !== 200) return err(explainAnswer(wire.settings, 'appauth', answer.value));
    const read = answerSchema.safeParse(answer.value.body);
    if (!read.success) return err({ code: 'protocol', vendor: answer.value.vendor });
    kept = { token: read.data.accessToken, renewAt: now + read.data.validPeriod * (1 - renewalShare) * 1000 };
    return ok(kept.token);
  };
  const signIn = () => {
    flight ??= fetchToken().finally(() => {
      flight = null;
    });
    return flight;
  };
  const get = async () => (kept && wire.deps.clock().getTime() < kept.renewAt ? ok(kept.token) : signIn());
  return {
    get,
    renew: (refused) => {
      if (kept?.token === refused) kept = null;
      return get();
    },
    signIn,
  };
}

function signInRequest(credentials: { appId: string; appKey: string }, settings: MeetingSettings, expireTime: number) {
  const nonce = randomBytes(24).toString('hex');
  const { corpId, userId } = settings;
  const signed = { ...credentials, corpId: corpId ?? null, userId: userId ?? '', expireTime, nonce };
  const optional = { ...(userId ? { userId } : {}), ...(corpId ? { corpId } : {}) };
  return {
    body: { appId: credentials.appId, clientType: 72, expireTime, nonce, ...optional },
    headers: { authorization: signAppId(signed) },
  };
}
