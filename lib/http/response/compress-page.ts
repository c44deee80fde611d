import type { Transform } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import type { Answer, Head } from './answer';
import type { Encoding } from './best-encoding';

/** Below this an answer fits into one packet as it is. */
const worthCompressingBytes = 1_000;

/** For each request: quality 4 is cheap, and 11, as for what is compressed ahead, is not. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };

const compress: Record<Encoding, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params }),
  gzip: (body) => gzipSync(body),
  identity: (body) => body,
};

/** Each flush hands over what was written so far, so that the reader gets a piece when it is written. */
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

/** The head of a page that is compressed while it is written, and what to write it through. */
export function compressAsWritten(page: Head, encoding: Encoding): { head: Head; compressor: Transform | null } {
  return { head: encoded(page, encoding), compressor: openCompressor[encoding]() };
}

/** The length that the framework knew is that of the page as it wrote it. */
function encoded({ status, headers }: Head, encoding: Encoding): Head {
  const { 'content-length': _length, ...rest } = headers;
  if (encoding === 'identity') return { status, headers: rest };
  return { status, headers: { ...rest, 'content-encoding': encoding, vary: varied({ status, headers }) } };
}

function varied({ headers }: Head): string {
  return [headers.vary ?? [], 'Accept-Encoding'].flat().join(', ');
}
