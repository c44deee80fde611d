import type { Clock } from '@/lib/base/clock';
import type { BackEndLine, CallOutcome } from '@/lib/providers/types';

/** What a call came to, with until when calls of its endpoint are held back, if they are. */
export type NotedCall = CallOutcome & { endpoint: string; at: Date; heldUntil: Date | null };

/** So many calls of one endpoint without an answer in a row, and it is left alone. */
const silentCalls = 2;
const holdMs = 15_000;
/** A probe that nobody tells the end of must not hold everybody back for ever: no call takes longer. */
const longestProbeMs = 60_000;

type Endpoint = { silent: number; heldUntil: number; probedAt: number | null };

/**
 * The way to one back end: a circuit breaker for each of its endpoints. After two calls in a row without an answer
 * (time-out, no connection) calls are held back for 15 s; then one may try, and the others are held until it comes back.
 * Own code because libraries have the others wait for that one, throw, and read the machine's clock.
 */
export function createLine(clock: Clock, noted: (call: NotedCall) => void): BackEndLine {
  const endpoints = new Map<string, Endpoint>();
  return {
    admit(name) {
      const endpoint = endpoints.get(name);
      if (!endpoint || endpoint.silent < silentCalls) return true;
      const now = clock().getTime();
      if (now < endpoint.heldUntil) return false;
      if (endpoint.probedAt !== null && now - endpoint.probedAt < longestProbeMs) return false;
      endpoint.probedAt = now;
      return true;
    },
    note(name, outcome) {
      const now = clock();
      const silent = outcome.silent ? (endpoints.get(name)?.silent ?? 0) + 1 : 0;
      const heldUntil = silent >= silentCalls ? now.getTime() + holdMs : 0;
      endpoints.set(name, { silent, heldUntil, probedAt: null });
      noted({ ...outcome, endpoint: name, at: now, heldUntil: heldUntil === 0 ? null : new Date(heldUntil) });
    },
  };
}
