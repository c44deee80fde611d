import { randomInt } from 'node:crypto';
import type { GatewayAnswer } from './gateway';

/** Wraps a result or an error in the vendor's envelope. */
export function envelope(
  outcome: GatewayAnswer,
  requestId: string,
  query: Map<string, string>,
): Record<string, unknown> {
  const metadata = {
    RequestId: requestId,
    Action: query.get('Action') ?? '',
    Version: query.get('Version') ?? '',
    Service: 'cloudidentity',
    Region: 'cn-beijing',
  };
  if (!('refusal' in outcome)) return { ResponseMetadata: metadata, Result: outcome.result };
  const { code, codeN, message } = outcome.refusal;
  // Business errors have no numeric code.
  const error = { ...(codeN > 0 ? { CodeN: codeN } : {}), Code: code, Message: message };
  return { ResponseMetadata: { ...metadata, Error: error } };
}

/** Returns 14 digits of time and 20 random hex digits, like the vendor's ids. */
export function makeRequestId(now: Date): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return (
    time +
    Array.from({ length: 20 }, () => randomInt(16).toString(16))
      .join('')
      .toUpperCase()
  );
}
