import { isPhoneNumber, readPhoneNumber } from '@/lib/base/phone-numbers';
import { ok } from '@/lib/base/result';
import { sendRequest } from '@/lib/outbound/send-request';
import { isCertificateCode } from './certificate-code';
import type { SmsConfig } from './config';
import { deliveryFailure } from './delivery-failure';
import { isTaken } from './is-taken';
import type { Delivery, SmsMessage } from './rendering/message';

/**
 * Sends one text message to the configured gateway. Any 2xx counts as accepted, unless the configuration defines a
 * success and the response does not match it (`not_taken`). A number that the gateway's format cannot express is
 * refused permanently (`other_country`). 400 to 499 is permanent, except for statuses that concern us or the moment
 * (401, 403, 404, 408, 425, 429); the rest is temporary.
 */
export async function sendSms(
  config: SmsConfig & { phoneCountryCode?: string | undefined },
  fetch: typeof globalThis.fetch,
  { to, message }: { to: string; message: SmsMessage },
  options: { signal?: AbortSignal } = {},
): Promise<Delivery> {
  if (!isPhoneNumber(to)) return deliveryFailure('permanent', 'address_invalid');
  const number = formatNumber(to, config.numberFormat, config.phoneCountryCode);
  // If no country code is configured, the setting has to be fixed and the number is not at fault.
  if (number === null) return deliveryFailure(config.phoneCountryCode ? 'permanent' : 'temporary', 'other_country');
  const fields = Object.entries(config.body).map(([name, value]) => [name, fill(value, number, message.text)] as const);
  const body =
    config.format === 'json'
      ? JSON.stringify(Object.fromEntries(fields))
      : new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
  const headers = new Headers(config.headers);
  if (!headers.has('content-type'))
    headers.set('content-type', config.format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded');
  const watched = watchFailure(fetch);
  const sent = await sendRequest(watched.fetch, config.url, { method: config.method, headers, body }, options.signal);
  if (!sent.ok) {
    if (isCertificateCode(watched.code())) return deliveryFailure('temporary', 'certificate');
    if (watched.code() === 'ERR_ADDRESS_NOT_ALLOWED') return deliveryFailure('temporary', 'not_allowed');
    const reason = sent.error.reason === 'reset' || sent.error.reason === 'too_large' ? 'cut' : sent.error.reason;
    return deliveryFailure('temporary', reason, { mayHaveArrived: sent.error.sent });
  }
  const { status } = sent.value;
  if (status >= 200 && status < 300) {
    if (!config.success || isTaken(config.success, sent.value.text)) return ok();
    return deliveryFailure('temporary', 'not_taken', { status });
  }
  if (status === 401 || status === 403) return deliveryFailure('temporary', 'credentials', { status });
  const final = status >= 400 && status < 500 && !aboutNow.has(status);
  return deliveryFailure(final ? 'permanent' : 'temporary', 'refused', { status, mayHaveArrived: status >= 500 });
}

/** Records the error code of a failed `fetch`, which `sendRequest` reduces to what a retry needs. */
function watchFailure(fetch: typeof globalThis.fetch) {
  let failure: unknown;
  const watching: typeof globalThis.fetch = async (input, init) => {
    try {
      return await fetch(input, init);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { fetch: watching, code: () => codeOf(failure) };
}

function codeOf(error: unknown): string | undefined {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code: unknown = (cause as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

const aboutNow = new Set([404, 408, 425, 429]);

function fill(value: string | number | boolean, to: string, text: string): string | number | boolean {
  if (typeof value !== 'string') return value;
  return value.replace(/\{(to|text)\}/g, (_, name) => (name === 'to' ? to : text));
}

/**
 * Formats an E.164 number for a gateway. Null if the format omits the country code and the number's is not
 * `countryCode`: without it, the same digits are another person's number.
 */
function formatNumber(
  number: string,
  format: SmsConfig['numberFormat'],
  countryCode: string | undefined,
): string | null {
  if (format === 'e164') return number;
  const digits = number.slice(1);
  if (format === 'digits') return digits;
  const read = readPhoneNumber(number);
  return countryCode !== undefined && read?.countryCode === countryCode ? digits.slice(countryCode.length) : null;
}
