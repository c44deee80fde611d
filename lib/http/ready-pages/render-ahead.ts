import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Handler } from '@/lib/http/create-request-handler';

/**
 * Renders a page inside this process, as an anonymous visitor with these headers would get it, and answers its HTML.
 * Throws when the page does not answer 200.
 */
export async function renderAhead(framework: Handler, path: string, headers: Record<string, string>): Promise<string> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  request.headers = headers;
  request.push(null);
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  const collect = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const done = new Promise<void>((resolve) => {
    response.write = ((chunk: unknown, encoding: unknown, callback: unknown) => {
      collect(chunk);
      const finished = [encoding, callback].find((part) => typeof part === 'function') as (() => void) | undefined;
      finished?.();
      return true;
    }) as typeof response.write;
    response.end = ((chunk: unknown) => {
      collect(chunk);
      response.emit('finish');
      response.emit('close');
      resolve();
      return response;
    }) as typeof response.end;
  });
  await framework(request, response);
  await done;
  if (response.statusCode !== 200) throw new Error(`${path} rendered ahead answered ${response.statusCode}`);
  return Buffer.concat(chunks).toString('utf8');
}
