import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Handler } from '@/lib/http/create-request-handler';
import { captureResponse } from '@/lib/http/response/capture-response';

/**
 * Renders a page in this process, as an anonymous visitor with these headers would get it, and returns its HTML, or
 * null if the page redirects. Throws on any other status than 200.
 */
export async function renderAhead(
  framework: Handler,
  path: string,
  headers: Record<string, string>,
): Promise<string | null> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  request.headers = headers;
  request.push(null);
  const response = new ServerResponse(request);
  const body = new Promise<Buffer>((resolve) => {
    const pieces: Buffer[] = [];
    // There is no connection, so the output is only collected here.
    captureResponse(response, () => ({
      flush: () => undefined,
      write(piece, done) {
        pieces.push(piece);
        done?.();
        return true;
      },
      end(piece, done) {
        if (piece) pieces.push(piece);
        done?.();
        response.emit('finish');
        response.emit('close');
        resolve(Buffer.concat(pieces));
      },
    }));
  });
  await framework(request, response);
  const html = (await body).toString('utf8');
  if (response.statusCode >= 300 && response.statusCode < 400) return null;
  if (response.statusCode !== 200) throw new Error(`${path} rendered ahead answered ${response.statusCode}`);
  return html;
}
