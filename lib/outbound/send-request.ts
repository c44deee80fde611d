import { readLimited } from '@/lib/base/read-limited';
import { err, ok, type Result } from '@/lib/base/result';

/**
 * Limit of the whole call, from connecting to the last byte read. `lib/outbound/outbound-fetch` limits connecting to
 * 3 s.
 */
const callTimeoutMs = 10_000;
const responseLimitBytes = 1024 * 1024;

export type OutboundResponse = { status: number; headers: Headers; text: string };

/** `sent: false`: the request cannot have reached the back end's application. */
export type OutboundFailure = { sent: boolean; reason: 'connect' | 'timeout' | 'cancelled' | 'reset' | 'too_large' };

/**
 * Sends one HTTP request and reads the whole answer: at most 1 MB, no redirects, 10 s in total, cancellable. Any HTTP
 * status is a success; only the transport fails, and the failure says whether anything was sent.
 */
export async function sendRequest(
  fetch: typeof globalThis.fetch,
  url: string | URL,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<Result<OutboundResponse, OutboundFailure>> {
  const deadline = AbortSignal.timeout(callTimeoutMs);
  const combined = signal ? AbortSignal.any([signal, deadline]) : deadline;
  if (signal?.aborted) return err({ sent: false, reason: 'cancelled' });
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: combined });
    const body = await readLimited(response.body, responseLimitBytes);
    if (body === null) return err({ sent: true, reason: 'too_large' });
    return ok({ status: response.status, headers: response.headers, text: body.toString('utf8') });
  } catch (error) {
    if (isConnectFailure(error)) return err({ sent: false, reason: 'connect' });
    if (deadline.aborted) return err({ sent: true, reason: 'timeout' });
    if (signal?.aborted) return err({ sent: true, reason: 'cancelled' });
    return err({ sent: true, reason: 'reset' });
  }
}

/**
 * Failures before the request is sent: name look-up, TCP connect, TLS handshake. The last three are the codes of
 * OpenSSL for an untrusted certificate that do not contain `CERT`.
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const connectCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_ADDRESS_NOT_ALLOWED',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);

function isConnectFailure(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    // A DOMException, such as the reason of an aborted signal, has a number here.
    const code: unknown = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && (connectCodes.has(code) || code.startsWith('ERR_TLS_') || code.includes('CERT')))
      return true;
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every(isConnectFailure)) return true;
  }
  return false;
}
