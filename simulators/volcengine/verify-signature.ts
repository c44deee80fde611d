import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Refusal, refuse } from './refusals';

export type SignedRequest = {
  method: string;
  path: string;
  /** Decoded names and values, in the order received. */
  query: readonly (readonly [string, string])[];
  headers: IncomingHttpHeaders;
  body: Buffer;
};

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string | null };

const clockWindowMs = 15 * 60 * 1000;
const authorizationForm =
  /^HMAC-SHA256\s+Credential=(?<credential>[^,\s]+)\s*,\s*SignedHeaders=(?<signed>[a-z0-9;-]+)\s*,\s*Signature=(?<signature>[0-9a-f]{64})$/;

/**
 * Verifies a request's signature from the received bytes alone. Returns null if it is valid, else the gateway's
 * refusal.
 */
export function verifySignature(request: SignedRequest, credentials: Credentials, now: Date): Refusal | null {
  const header = request.headers['authorization'];
  if (!header) return refuse('InvalidCredential', 'The request carries no credential').refusal;
  const parts = authorizationForm.exec(header.trim())?.groups;
  const scope = parts?.['credential']?.split('/') ?? [];
  const signed = (parts?.['signed'] ?? '').split(';');
  const signature = parts?.['signature'];
  if (!signature || scope.length !== 5) return refuse('InvalidAuthorization', 'Authorization is malformed').refusal;
  const [accessKeyId = '', day = '', region = '', service = '', terminator = ''] = scope;

  const date = one(request.headers['x-date']);
  if (!date) return refuse('MissingRequestInfo', 'X-Date is missing').refusal;
  const sentAt = parseDate(date);
  if (sentAt === null || Math.abs(now.getTime() - sentAt) > clockWindowMs)
    return refuse('InvalidTimestamp', 'The signature is expired or dated in the future').refusal;
  if (day !== date.slice(0, 8) || service !== 'cloudidentity' || terminator !== 'request' || !region)
    return refuse('InvalidCredential', 'The credential scope is malformed').refusal;
  if (accessKeyId !== credentials.accessKeyId) return refuse('InvalidAccessKey', 'The access key is unknown').refusal;

  const token = one(request.headers['x-security-token']) ?? null;
  if (token !== credentials.sessionToken) return refuse('InvalidSecretToken', 'The session token is wrong').refusal;

  const mismatch = refuse('SignatureDoesNotMatch', 'The signature does not match').refusal;
  if (!signed.includes('x-date') || (token !== null && !signed.includes('x-security-token'))) return mismatch;
  const bodyHash = sha256(request.body);
  const claimedHash = one(request.headers['x-content-sha256']);
  if (claimedHash !== undefined && claimedHash !== bodyHash) return mismatch;
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...signed.map((name) => `${name}:${(one(request.headers[name]) ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    signed.join(';'),
    bodyHash,
  ].join('\n');
  const toSign = ['HMAC-SHA256', date, `${day}/${region}/${service}/request`, sha256(canonical)].join('\n');
  let key: Buffer = Buffer.from(credentials.secretAccessKey, 'utf8');
  for (const step of [day, region, service, 'request', toSign]) key = createHmac('sha256', key).update(step).digest();
  return timingSafeEqual(key, Buffer.from(signature, 'hex')) ? null : mismatch;
}

function canonicalQuery(query: SignedRequest['query']): string {
  return query
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => Buffer.compare(Buffer.from(a), Buffer.from(b)) || (x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Encodes as RFC 3986, byte by byte: only the unreserved characters stay. */
function percentEncode(text: string): string {
  let escaped = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9_.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

function parseDate(date: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value);
