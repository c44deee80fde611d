import type { Clock } from '@/lib/base/clock';
import type { BackEndLine, CallOutcome } from '@/lib/providers/types';

/** A call's outcome, and until when calls of its endpoint are held back, if they are. */
export type NotedCall = CallOutcome & { endpoint: string; at: Date; heldUntil: Date | null };

/** After this many consecutive calls of one endpoint without a response, the endpoint is held. */
const silentCalls = 2;
const holdMs = 15_000;
/** A probe that never reports its end must not block the endpoint for ever: no call takes longer than this. */
const longestProbeMs = 60_000;

type Endpoint = { silent: number; heldUntil: number; probedAt: number | null };

/**
 * Creates the gate to one back end: a circuit breaker per endpoint. After two consecutive calls without a response
 * (timeout, no connection) calls are held back for 15 s. Then one probe may pass, and the others are held until it
 * ends. Written here because libraries make the other calls wait for the probe, throw, and read the machine's clock.
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
