import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodeForm, type FormFields } from './form';

export type Page = { status: number; location: string | null; html: string };

/** A minimal browser without scripts for a reset: one keep-alive connection, cookies, compressed responses. */
export type PersonBrowser = {
  get(path: string): Promise<Page>;
  post(path: string, fields: FormFields): Promise<Page>;
  /** Switches to a new user at another network address, on the same connection. */
  forget(): void;
  close(): void;
};

let people = 0;

export function openBrowser(origin: string): PersonBrowser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port, host } = new URL(origin);
  const cookies = new Map<string, string>();
  let address = nextAddress();

  function send(method: 'GET' | 'POST', path: string, extra: Record<string, string>, body?: Buffer): Promise<Page> {
    return new Promise((resolve, reject) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = {
        host,
        'accept-encoding': 'gzip, deflate, br',
        'accept-language': 'en',
        'x-forwarded-for': address,
        ...(cookie ? { cookie } : {}),
        ...extra,
      };
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          keepCookies(response.headers['set-cookie'] ?? []);
          const html = decompress(Buffer.concat(chunks), response.headers);
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, html });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  function keepCookies(lines: string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  }

  return {
    get: (path) => send('GET', path, {}),
    post: (path, fields) => {
      const { type, body } = encodeForm(fields);
      const headers = { 'content-type': type, 'content-length': String(body.length), origin };
      return send('POST', path, { ...headers, 'sec-fetch-site': 'same-origin' }, body);
    },
    forget: () => {
      cookies.clear();
      address = nextAddress();
    },
    close: () => agent.destroy(),
  };
}

/** Returns a new private address for each user, so no limit per address is reached. */
function nextAddress(): string {
  people += 1;
  return `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}`;
}

function decompress(body: Buffer, headers: IncomingHttpHeaders): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}
