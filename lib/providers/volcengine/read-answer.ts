import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { OutboundResponse } from '@/lib/outbound/send-request';
import { type CallFailure, meaningOf } from './errors';

const envelopeSchema = z.object({
  ResponseMetadata: z.object({
    RequestId: z.string().nullish(),
    Error: z.object({ Code: z.string().optional() }).nullish(),
  }),
  Result: z.unknown().optional(),
});

/** The gateway's response without an envelope. It carries the status itself, because the HTTP status can be 200. */
const flatSchema = z.object({
  HTTPCode: z.int().min(400).max(599).optional().catch(undefined),
  errorcode: z.union([z.string(), z.number()]),
});

/**
 * Parses the vendor's response: its `Result` according to `schema`, or the failure. An error object takes precedence
 * over the HTTP status, because errors arrive under 200 too. The status decides only if there is no error object.
 */
export function readAnswer<T>(
  response: OutboundResponse,
  action: string,
  schema: z.ZodType<T>,
): Result<T, CallFailure> {
  const { status } = response;
  const retryAfterSeconds = readRetryAfter(response.headers.get('retry-after'));
  const body = parseJson(response.text);
  const envelope = envelopeSchema.safeParse(body);
  const flat = envelope.success ? undefined : flatSchema.safeParse(body).data;
  const metadata = envelope.data?.ResponseMetadata;
  const code = tame(metadata?.Error?.Code ?? flat?.errorcode);
  const vendor = { endpoint: action, status, code, requestId: tame(metadata?.RequestId) };
  const fail = (meaning: CallFailure['meaning']) => err({ meaning, vendor, retryAfterSeconds });

  if (metadata?.Error || flat) return fail(meaningOf(code, flat?.HTTPCode ?? status));
  if (status < 200 || status > 299) return fail(meaningOf(null, status));
  if (!envelope.success) return fail('not_understood');
  const result = schema.safeParse(envelope.data.Result);
  return result.success ? ok(result.data) : fail('not_understood');
}

/** Returns text that looks like a code or an id, else null: it goes to the log and the audit. */
function tame(text: string | number | null | undefined): string | null {
  const value = String(text ?? '');
  return /^[\w.-]{1,64}$/.test(value) ? value : null;
}

/** Parses `Retry-After` in whole seconds; this gateway does not use the date form. Null if missing. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^0*[1-9]\d{0,4}$/.test(header) ? Number(header) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
