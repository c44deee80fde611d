import type { OutboundFailure } from '@/lib/outbound/send-request';
import type { ProviderError, VendorDetail } from '@/lib/providers/types';

import type { FailureMeaning, MeetingSettings } from './config';
import { type EndpointName, endpoints } from './endpoints';
import { exhaustedSeconds, retryAfterSeconds } from './rate-window';

/** `body` is parsed JSON, or null if the response had none (an empty body, or a gateway's HTML page). */
export type MeetingAnswer = { status: number; headers: Headers; body: unknown; vendor: VendorDetail };

/**
 * What each status means at an endpoint. Used if the code is unknown, which is common: the vendor does not publish most
 * of its codes (contracts B.3). The pages are in `endpoints`. 412 and 423 (disabled, locked) come from the carrier
 * edition.
 */
const statusMeanings: Record<EndpointName, Partial<Record<number, FailureMeaning>>> = {
  puzzle: { 400: 'account_gone', 401: 'account_gone', 412: 'account_gone', 423: 'account_gone' },
  slide: { 400: 'puzzle_refused', 401: 'puzzle_refused' },
  send: { 400: 'account_gone', 401: 'account_gone', 412: 'account_gone', 423: 'account_gone' },
  check: { 400: 'code_refused', 401: 'code_refused' },
  reset: { 400: 'password_refused', 401: 'proof_expired', 403: 'proof_expired', 412: 'account_disabled' },
  appauth: { 400: 'credentials_refused', 412: 'credentials_refused', 423: 'credentials_refused' },
  search: {},
  detail: { 404: 'account_gone' },
  adminReset: {},
};

const anywhere: Partial<Record<number, FailureMeaning>> = {
  401: 'credentials_refused',
  403: 'forbidden',
  429: 'throttled',
};

type CodeRow = { code: string; at: readonly EndpointName[] | 'any'; meaning: FailureMeaning; page: string };

const errorPage = 'https://support.huaweicloud.com/intl/en-us/api-meeting/ErrorCode.html';
const clientPage = 'https://support.huaweicloud.com/intl/en-us/sdkreference-meeting/error_codes_mac.html';
const knowsUser = ['puzzle', 'send', 'reset', 'detail', 'adminReset'] as const;
const needsToken = ['search', 'detail', 'adminReset'] as const;

/**
 * Codes that are more specific than the status. The client SDK's numbers are the digits after `USG.` in REST responses.
 * Of one code only the ending is known; `*` stands for the rest.
 */
const codeRows: readonly CodeRow[] = [
  { code: 'USG.201040000', at: knowsUser, meaning: 'account_gone', page: errorPage },
  { code: 'USG.206030000', at: knowsUser, meaning: 'account_gone', page: clientPage },
  { code: 'USG.100000429', at: 'any', meaning: 'throttled', page: clientPage },
  // "Session …": the token from the code check has expired, so another password would not help.
  { code: 'USG.000000004', at: ['reset'], meaning: 'proof_expired', page: errorPage },
  { code: '*118000001', at: ['reset'], meaning: 'proof_expired', page: errorPage },
  { code: '*118000001', at: needsToken, meaning: 'credentials_refused', page: errorPage },
  { code: 'USG.206010000', at: ['appauth'], meaning: 'credentials_refused', page: clientPage },
  { code: 'USG.206010007', at: ['appauth'], meaning: 'credentials_refused', page: clientPage },
  { code: 'USG.412100010', at: ['appauth'], meaning: 'credentials_refused', page: clientPage },
  { code: 'USG.206010025', at: ['appauth'], meaning: 'credentials_refused', page: clientPage },
  { code: 'USG.206010057', at: ['appauth'], meaning: 'credentials_refused', page: clientPage },
  { code: 'MBI.000000004', at: needsToken, meaning: 'forbidden', page: errorPage },
];

/**
 * Checks whether the administrator's token was refused: expired, evicted as the oldest of 64, or not an
 * administrator's.
 */
export function isTokenRefused({ status, vendor }: MeetingAnswer): boolean {
  return status === 401 || vendor.code === 'MBI.000000004' || isCode('*118000001', vendor.code);
}

/** Checks whether a refusal concerns the user. It must look the same to the person as for an unknown user. */
export function isAboutUser({ code }: ProviderError): boolean {
  return code === 'account_gone' || code === 'account_read_only' || code === 'account_disabled';
}

/** Checks whether our calls taken together exceeded a limit. Any other 429 may concern a single person. */
export function concernsEverybody({ headers, vendor }: Pick<MeetingAnswer, 'headers' | 'vendor'>): boolean {
  return /^APIG/.test(vendor.code ?? '') || isCode('USG.100000429', vendor.code) || exhaustedSeconds(headers) !== null;
}

/**
 * Explains a response other than 200. The operator's `errorCodes` win, then the built-in table, then the endpoint's
 * status.
 */
export function explainAnswer(
  settings: Pick<MeetingSettings, 'errorCodes'>,
  endpoint: EndpointName,
  answer: MeetingAnswer,
): ProviderError {
  const { status, vendor } = answer;
  const meaning = settings.errorCodes[vendor.code ?? ''] ?? codeMeaning(endpoint, vendor.code);
  if (meaning) return toError(meaning, answer);
  // The gateway's own codes say nothing about the user or the password.
  const fromGateway = /^APIG/.test(vendor.code ?? '');
  const byStatus = (fromGateway ? undefined : statusMeanings[endpoint][status]) ?? anywhere[status];
  if (byStatus) return toError(byStatus, answer);
  if (status >= 500) return { code: endpoints[endpoint].writes ? 'outcome_unknown' : 'unavailable', vendor };
  return { code: 'protocol', vendor };
}

/** Explains a call without a response. A write that was sent may have been applied. */
export function explainSilence(endpoint: EndpointName, failure: OutboundFailure): ProviderError {
  const code = endpoints[endpoint].writes && failure.sent ? 'outcome_unknown' : 'unavailable';
  return { code, vendor: silentVendor(endpoint) };
}

/** Vendor details for failures without a response. */
export function silentVendor(endpoint: EndpointName): VendorDetail {
  return { endpoint: endpoints[endpoint].label, status: null, code: null, requestId: null };
}

function codeMeaning(endpoint: EndpointName, code: string | null): FailureMeaning | null {
  const row = codeRows.find((known) => isCode(known.code, code) && (known.at === 'any' || known.at.includes(endpoint)));
  return row?.meaning ?? null;
}

function isCode(known: string, code: string | null): boolean {
  if (code === null) return false;
  return known.startsWith('*') ? code.endsWith(known.slice(1)) : known === code || known === `USG.${code}`;
}

function toError(meaning: FailureMeaning, { headers, vendor }: MeetingAnswer): ProviderError {
  if (meaning === 'throttled') return { code: 'throttled', retryAfterSeconds: retryAfterSeconds(headers), vendor };
  if (meaning !== 'password_refused') return { code: meaning, vendor };
  return { code: 'password_refused', issues: [{ rule: 'refused_by_directory', owner: 'directory' }], vendor };
}
