import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bestEncoding, type Encoding } from '@/lib/http/response/best-encoding';
import { policyWithHashes, setPolicy, sha256 } from '@/lib/http/response/security-headers';

/** A pre-rendered page, compressed in every encoding. */
export type ReadyPage = {
  etag: string;
  contentSecurityPolicy: string;
  bodies: Record<Encoding, Buffer>;
};

/** Prepares a rendered page to be sent many times. Its policy allows its inline scripts by their hashes. */
export function preparePage(html: string, secure: boolean): ReadyPage {
  const identity = Buffer.from(html);
  return {
    // Weak, because all encodings share one tag.
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    contentSecurityPolicy: policyWithHashes(inlineScripts(html).map(sha256), secure),
    bodies: {
      identity,
      gzip: gzipSync(identity, { level: 9 }),
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    },
  };
}

/** Returns the text of each inline script. React never renders `</script` inside a script, so a pattern is enough. */
function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
}

/** Sends a prepared page, or 304 if the browser already has it. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: ReadyPage): void {
  setPolicy(response, page.contentSecurityPolicy);
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('vary', 'Accept-Encoding, Accept-Language, Cookie');
  response.setHeader('etag', page.etag);
  if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === page.etag)) {
    response.writeHead(304).end();
    return;
  }
  const encoding = bestEncoding(request.headers['accept-encoding']);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  const body = page.bodies[encoding];
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
