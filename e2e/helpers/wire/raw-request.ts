import { request } from 'node:http';
import { randomAddress } from './form-client';

export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** Sends what `fetch` would not: any method, any `Host`, and the path unchanged. */
export function rawRequest(
  app: string,
  what: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(app);
  const { method = 'GET', path = '/', body } = what;
  const headers = { host, 'x-forwarded-for': randomAddress(), ...what.headers };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false, family: 4 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
