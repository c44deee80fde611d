import { createHash, createHmac } from 'node:crypto';

export type SigningInput = {
  method: 'GET' | 'POST';
  /** The value of the `Host` header; null leaves it unsigned, as the vendor's own client does. */
  host: string | null;
  query: Readonly<Record<string, string>>;
  /** The exact body; null if there is none. */
  body: string | null;
  date: Date;
  region: string;
  service: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | null;
};

export type SignedRequest = {
  /** Headers to send in addition to `Host` and `Content-Type`. */
  headers: Record<string, string>;
  /** The query string to send, byte for byte as signed. */
  query: string;
  canonicalRequest: string;
  stringToSign: string;
  signedHeaders: string;
  signature: string;
};

/**
 * Signs a request to the API gateway for the path `/`, with HMAC-SHA256 in headers.
 * @see https://www.volcengine.com/docs/6369/67269 and https://www.volcengine.com/docs/6369/67270
 */
export function signRequest(input: SigningInput): SignedRequest {
  // Read the clock once: around midnight two reads could give two days.
  const date = formatDate(input.date);
  const scope = `${date.slice(0, 8)}/${input.region}/${input.service}/request`;
  const payloadHash = sha256(input.body ?? '');
  const ownHeaders: Record<string, string> = {
    'X-Date': date,
    ...(input.body === null ? {} : { 'X-Content-Sha256': payloadHash }),
    ...(input.sessionToken === null ? {} : { 'X-Security-Token': input.sessionToken }),
  };
  const signed = Object.entries({ ...ownHeaders, ...(input.host === null ? {} : { Host: input.host }) })
    .map(([name, value]) => [name.toLowerCase(), value.trim().replace(/\s+/g, ' ')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const signedHeaders = signed.map(([name]) => name).join(';');
  const query = canonicalQuery(input.query);
  const canonicalRequest = [
    input.method,
    '/',
    query,
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    signedHeaders,
    payloadHash,
  ].join('\n');
  const stringToSign = ['HMAC-SHA256', date, scope, sha256(canonicalRequest)].join('\n');
  const { kSigning } = deriveKeys(input.secretAccessKey, date.slice(0, 8), input.region, input.service);
  const signature = hmac(kSigning, stringToSign).toString('hex');
  const credential = `Credential=${input.accessKeyId}/${scope}`;
  const authorization = `HMAC-SHA256 ${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return {
    headers: { ...ownHeaders, Authorization: authorization },
    query,
    canonicalRequest,
    stringToSign,
    signedHeaders,
    signature,
  };
}

/** Derives the signing keys of one day. Unlike AWS, the secret has no prefix and the last step is `request`. */
export function deriveKeys(secretAccessKey: string, day: string, region: string, service: string) {
  const kDate = hmac(secretAccessKey, day);
  const kRegion = hmac(kDate, region);
  const kService = hmac(kRegion, service);
  return { kDate, kRegion, kService, kSigning: hmac(kService, 'request') };
}

function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Encodes as RFC 3986: `encodeURIComponent` leaves five characters unescaped that the gateway escapes. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260102T030405Z` */
function formatDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
