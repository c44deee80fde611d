import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '@/lib/base/result';
import { type OutboundFailure, sendRequest } from '@/lib/outbound/send-request';
import type { ProviderDeps, VendorDetail } from '@/lib/providers/types';
import type { MeetingSettings } from './config';
import { type EndpointName, endpoints } from './endpoints';
import type { MeetingAnswer } from './errors';
import { concernsEverybody, explainAnswer, explainSilence } from './errors';
import type { RateWindow } from './rate-window';

export type MeetingCall = {
  account?: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** The language in which the vendor writes to the person; the five calls of a reset set it. */
  locale?: string;
  /** Retries a call whose response was lost. It is sent even while calls to the back end are suspended. */
  again?: boolean;
};

type Wire = { settings: MeetingSettings; deps: ProviderDeps; rateWindow: RateWindow };

/**
 * Sends one call, without retries. Any HTTP status is a success here. Logs codes and durations, never request or
 * response data.
 */
export async function callMeeting(
  wire: Wire,
  endpoint: EndpointName,
  call: MeetingCall,
  signal?: AbortSignal,
): Promise<Result<MeetingAnswer, OutboundFailure>> {
  const { method, path, label } = endpoints[endpoint];
  const { line } = wire.deps;
  if (!call.again && !line.admit(endpoint)) return err({ sent: false, reason: 'connect' });
  const url = new URL(wire.settings.endpoint + path.replace('{account}', encodeURIComponent(call.account ?? '')));
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const requestId = randomUUID();
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'x-request-id': requestId,
    ...(call.locale ? { 'accept-language': vendorLanguage(call.locale) } : {}),
    ...call.headers,
  };
  const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
  const startedAt = performance.now();
  const sent = await sendRequest(wire.deps.fetch, url, { method, headers, ...body }, signal);
  const durationMs = Math.round(performance.now() - startedAt);
  if (!sent.ok) {
    wire.deps.logger.warn('back end did not answer', { endpoint: label, code: sent.error.reason, durationMs });
    const silent = sent.error.sent || sent.error.reason === 'connect';
    line.note(endpoint, { code: explainSilence(endpoint, sent.error).code, silent, durationMs });
    return err(sent.error);
  }
  const { status, headers: answered, text } = sent.value;
  wire.rateWindow.note(answered, wire.deps.clock());
  const parsed = parseJson(text);
  const vendor = vendorDetail(label, { status, headers: answered, body: status === 200 ? null : parsed }, requestId);
  if (status === 429 && concernsEverybody({ headers: answered, vendor }))
    wire.rateWindow.close(answered, wire.deps.clock());
  const answer = { status, headers: answered, body: parsed, vendor };
  const failure = status === 200 ? null : explainAnswer(wire.settings, endpoint, answer).code;
  line.note(endpoint, { code: failure, silent: false, durationMs });
  const { code, requestId: vendorRequestId } = vendor;
  const fields = { endpoint: label, status, durationMs, ...(vendorRequestId ? { vendorRequestId } : {}) };
  if (status === 200) wire.deps.logger.debug('back end answered', fields);
  else wire.deps.logger.warn('back end refused', { ...fields, ...(code ? { vendorCode: code } : {}) });
  return ok(answer);
}

/** The vendor supports two languages (contracts B.1). */
function vendorLanguage(locale: string): 'zh-CN' | 'en-US' {
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en-US';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * The error envelope is `{error_code, error_msg, request_id}`. The message is left out because it may quote a value.
 */
function vendorDetail(
  endpoint: string,
  { status, headers, body }: { status: number; headers: Headers; body: unknown },
  sentRequestId: string,
): VendorDetail {
  const envelope = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const requestId = plainText(envelope['request_id']) ?? plainText(headers.get('x-request-id')) ?? sentRequestId;
  return { endpoint, status, code: plainText(envelope['error_code']), requestId };
}

/** Returns text that looks like a code or an id, else null: anything else could contain a value. */
function plainText(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[\w.-]{1,64}$/.test(text) ? text : null;
}
