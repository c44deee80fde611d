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

/** What the gateway answers when it has no envelope. It names the status itself, because the real one can be 200. */
const flatSchema = z.object({
  HTTPCode: z.int().min(400).max(599).optional().catch(undefined),
  errorcode: z.union([z.string(), z.number()]),
});

/**
 * Reads what the vendor answered: its `Result` as `schema` wants it, or why not. An error object decides over the HTTP
 * status, because errors arrive under 200 too; the status decides only where there is no error object.
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

/** Codes and ids go to the log and the audit: what does not look like one is left out. */
function tame(text: string | number | null | undefined): string | null {
  const value = String(text ?? '');
  return /^[\w.-]{1,64}$/.test(value) ? value : null;
}

/** Whole seconds; the other form, a date, is not used by this gateway. None at all says nothing about how long. */
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
