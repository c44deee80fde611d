import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bestEncoding, type Encoding } from './best-encoding';
import { isPage } from './is-page';

/** Below this an answer fits into one packet as it is. */
const worthCompressingBytes = 1_000;

/** Made for each request: quality 4 is cheap, and 11, as for what is compressed ahead, is not. */
const compress: Record<Encoding, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body) => gzipSync(body),
  identity: (body) => body,
};

/**
 * Has the pages that are written to this answer wait for their end and go out in one piece, compressed once. The
 * framework writes a page in many pieces, all ready within a few milliseconds; compressed and sent one by one they cost
 * more than they gain. What is no page goes out as it is written: streams of events have no end to wait for. The
 * framework is told that the browser takes no compression, or it would do it again.
 */
export function sendInOnePiece(
  request: IncomingMessage,
  response: ServerResponse,
  /** Changes a page of HTML before it goes out. */
  revise?: (html: string) => string,
): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  const flushHeaders = response.flushHeaders.bind(response);
  const accepted = request.headers['accept-encoding'];
  delete request.headers['accept-encoding'];
  const pieces: Buffer[] = [];
  const keep = (piece: unknown, encoding: unknown) => {
    if (typeof piece === 'string') pieces.push(Buffer.from(piece, isEncoding(encoding) ? encoding : 'utf8'));
    else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  };
  response.flushHeaders = () => {
    if (!isPage(response)) flushHeaders();
  };
  response.write = ((...args: unknown[]) => {
    if (!isPage(response)) return write(...args);
    keep(args[0], args[1]);
    calledBack(args)?.();
    return true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    if (!isPage(response)) return end(...args);
    keep(args[0], args[1]);
    const done = calledBack(args);
    const whole = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    const body = revise && isHtml(response) ? Buffer.from(revise(whole.toString('utf8'))) : whole;
    return end(request.method === 'HEAD' ? undefined : packed(response, body, accepted), done);
  }) as typeof response.end;
}

function packed(response: ServerResponse, body: Buffer, accepted: string | string[] | undefined): Buffer {
  response.appendHeader('vary', 'Accept-Encoding');
  const encoding = body.length < worthCompressingBytes ? 'identity' : bestEncoding(accepted);
  const packed = compress[encoding](body);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', packed.length);
  return packed;
}

function isHtml(response: ServerResponse): boolean {
  return /^text\/html\b/.test(String(response.getHeader('content-type')));
}

function calledBack(args: unknown[]): (() => void) | undefined {
  return args.find((arg): arg is () => void => typeof arg === 'function');
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === 'string' && Buffer.isEncoding(value);
}
