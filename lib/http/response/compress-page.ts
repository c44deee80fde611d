import type { Transform } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import type { Answer, Head } from './answer';
import type { Encoding } from './best-encoding';

/** A smaller answer fits into one packet uncompressed. */
const worthCompressingBytes = 1_000;

/** Quality 4 is cheap enough for each request. Quality 11, used for cached pages, is not. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };

const compress: Record<Encoding, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params }),
  gzip: (body) => gzipSync(body),
  identity: (body) => body,
};

/** The compressors flush after each write, so that the browser gets every chunk at once. */
const openCompressor: Record<Encoding, () => Transform | null> = {
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  identity: () => null,
};

/** Compresses a whole page, once. */
export function compressWhole(page: Answer, accepted: Encoding): Answer {
  const encoding = page.body.length < worthCompressingBytes ? 'identity' : accepted;
  const body = compress[encoding](page.body);
  const headers = { ...encoded(page, encoding).headers, 'content-length': body.length };
  return { status: page.status, headers: { ...headers, vary: varied(page) }, body };
}

/** Returns the head of a page that is compressed as it is written, and the compressor, or null for no compression. */
export function compressAsWritten(page: Head, encoding: Encoding): { head: Head; compressor: Transform | null } {
  return { head: encoded(page, encoding), compressor: openCompressor[encoding]() };
}

/** Drops `content-length`, which is the length before changes and compression. */
function encoded({ status, headers }: Head, encoding: Encoding): Head {
  const { 'content-length': _length, ...rest } = headers;
  if (encoding === 'identity') return { status, headers: rest };
  return { status, headers: { ...rest, 'content-encoding': encoding, vary: varied({ status, headers }) } };
}

function varied({ headers }: Head): string {
  return [headers.vary ?? [], 'Accept-Encoding'].flat().join(', ');
}
