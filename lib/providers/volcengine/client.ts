import type { z } from 'zod';
import type { Clock } from '@/lib/base/clock';
import { err, type Result } from '@/lib/base/result';
import { sendRequest } from '@/lib/outbound/send-request';
import type { ProviderDeps, VendorDetail } from '@/lib/providers/types';
import type { VolcengineSettings } from './config';
import { type CallFailure, type Meaning, toProviderError } from './errors';
import { logFailure } from './log-failure';
import { createPace } from './pace';
import { backOffMs, pause } from './pause';
import { readAnswer } from './read-answer';
import { signRequest } from './sign';

export type Action = 'ListUsers' | 'GetUser' | 'ResetPassword' | 'GetServiceStatus' | 'GetPortalLoginConfig';

export type Client = {
  /**
   * Calls one action and returns its parsed `Result`. Retries only what cannot have been applied (no connection, flow
   * limits, a wrong clock) and, for reads, server failures.
   */
  call<T>(
    action: Action,
    body: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    options?: CallControl,
  ): Promise<Result<T, CallFailure>>;
};

/** `again`: retries a write whose response was lost. It is sent even while calls to the back end are suspended. */
export type CallControl = { signal?: AbortSignal | undefined; again?: boolean };

/** Retries per kind of failure, and the first delay in milliseconds, which then doubles. */
const retries = {
  no_connection: { most: 3, firstMs: 300 },
  flow: { most: 5, firstMs: 500 },
  uncertain: { most: 2, firstMs: 500 },
} as const;

const breakerSeconds = 30;
/** A longer wait than this is not waited out: it is returned to the caller. */
const longestWaitSeconds = 10;
const alarmingSkewSeconds = 60;

/** Creates the client for one instance. It keeps the clock skew, the pace and the breaker: create one per directory. */
export function createClient(settings: VolcengineSettings, deps: ProviderDeps): Client {
  const { clock, line, logger } = deps;
  const endpoint = new URL(settings.endpoint);
  const breaker = createBreaker(clock);
  const pace = createPace(clock, deps.sleep);
  let skewMs = 0;

  async function send<T>(action: Action, body: string, schema: z.ZodType<T>, signal?: AbortSignal) {
    const signed = signRequest({
      method: 'POST',
      host: endpoint.host,
      query: { Action: action, Version: '2023-01-01' },
      body,
      date: new Date(clock().getTime() + skewMs),
      region: settings.region,
      service: settings.service,
      accessKeyId: settings.accessKeyId,
      secretAccessKey: settings.secretAccessKey,
      sessionToken: settings.sessionToken ?? null,
    });
    const headers = { ...signed.headers, 'Content-Type': 'application/json; charset=utf-8' };
    const init = { method: 'POST', headers, body };
    const response = await sendRequest(deps.fetch, `${endpoint.origin}/?${signed.query}`, init, signal);
    if (response.ok) {
      return { answer: readAnswer(response.value, action, schema), date: response.value.headers.get('date') };
    }
    const { sent, reason } = response.error;
    const answered = reason === 'too_large' ? 'not_understood' : 'uncertain';
    const meaning = sent ? answered : reason === 'cancelled' ? 'cancelled' : 'no_connection';
    return { answer: err(failed(action, meaning)), date: null, timedOut: reason === 'timeout' };
  }

  /** Adopts the server's time. False if the response has none. */
  function correctClock(date: string | null): boolean {
    const serverTime = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(serverTime)) return false;
    skewMs = serverTime - clock().getTime();
    const skewSeconds = Math.round(skewMs / 1000);
    if (Math.abs(skewSeconds) > alarmingSkewSeconds) {
      logger.warn('clock skew between this machine and the back end', { skewSeconds });
    }
    return true;
  }

  async function repeat<T>(
    action: Action,
    fields: Readonly<Record<string, unknown>>,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<Result<T, CallFailure>> {
    const body = JSON.stringify(fields);
    const isRead = action !== 'ResetPassword';
    const tries = { no_connection: 0, flow: 0, uncertain: 0 };
    let clockCorrected = false;
    for (;;) {
      const heldSeconds = breaker.waitSeconds();
      if (heldSeconds > 0) return err({ ...failed(action, 'flow'), retryAfterSeconds: heldSeconds });
      if (isRead && !(await pace.wait(action === 'ListUsers' ? 'many' : 'one', signal)))
        return err(failed(action, 'cancelled'));
      const { answer, date, timedOut } = await send(action, body, schema, signal);
      if (answer.ok) return answer;

      const { meaning, vendor, retryAfterSeconds: askedSeconds } = answer.error;
      logFailure(logger, answer.error);
      if (meaning === 'clock' && !clockCorrected && correctClock(date)) {
        clockCorrected = true;
        continue;
      }
      if (meaning === 'flow') pace.slowDown();
      if (meaning !== 'no_connection' && meaning !== 'flow' && meaning !== 'uncertain') return answer;
      if (meaning === 'uncertain' && (!isRead || timedOut || signal?.aborted)) return answer;

      const waitMs = nextTryMs(meaning, tries[meaning], meaning === 'flow' ? askedSeconds : null);
      if (waitMs === null && meaning !== 'flow') return answer;
      if (waitMs === null) {
        breaker.open(Math.max(breakerSeconds, askedSeconds ?? 0));
        return err({ meaning, vendor, retryAfterSeconds: breaker.waitSeconds() });
      }
      tries[meaning] += 1;
      // The last request was not applied, or was a read, so giving up now leaves nothing uncertain.
      const waited = await pause(deps.sleep, waitMs, signal);
      if (!waited) return err({ meaning: 'cancelled', vendor, retryAfterSeconds: null });
    }
  }

  return {
    async call(action, fields, schema, { signal, again = false } = {}) {
      if (!again && !line.admit(action)) return err(failed(action, 'no_connection'));
      const startedAt = performance.now();
      const answer = await repeat(action, fields, schema, signal);
      line.note(action, {
        code: answer.ok ? null : toProviderError(answer.error, 'read').code,
        silent: !answer.ok && isSilent(answer.error),
        durationMs: Math.round(performance.now() - startedAt),
      });
      return answer;
    },
  };
}

/** Checks whether no response arrived at all. */
function isSilent({ meaning, vendor }: CallFailure): boolean {
  return vendor.status === null && (meaning === 'no_connection' || meaning === 'uncertain');
}

/** Returns the milliseconds until the next try, or null to give up. */
function nextTryMs(meaning: keyof typeof retries, earlierTries: number, askedSeconds: number | null): number | null {
  const { most, firstMs } = retries[meaning];
  if (earlierTries >= most || (askedSeconds ?? 0) > longestWaitSeconds) return null;
  return askedSeconds === null ? backOffMs(firstMs, earlierTries) : askedSeconds * 1000;
}

function failed(action: Action, meaning: Meaning): CallFailure {
  const vendor: VendorDetail = { endpoint: action, status: null, code: null, requestId: null };
  return { meaning, vendor, retryAfterSeconds: null };
}

type Breaker = {
  /** Returns the seconds until calls are allowed again, rounded up; 0 if they are allowed now. */
  waitSeconds(): number;
  open(seconds: number): void;
};

/** Blocks all calls of one client for a while after the back end asked it to slow down. */
function createBreaker(clock: Clock): Breaker {
  let opensUntil = 0;
  return {
    waitSeconds: () => Math.max(0, Math.ceil((opensUntil - clock().getTime()) / 1000)),
    open: (seconds) => {
      opensUntil = Math.max(opensUntil, clock().getTime() + seconds * 1000);
    },
  };
}
