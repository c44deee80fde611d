import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { bestEncoding } from './best-encoding';
import { isPage } from './is-page';

/** Each flush hands over what was written so far, so that the reader gets a piece when it is written. */
const open = {
  br: () =>
    createBrotliCompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
    }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
};

/**
 * Compresses the pages that are written to this answer piece by piece, for pages that show a part while the rest is
 * still being asked for. Everything else goes out as it is written.
 */
export function compressAsWritten(request: IncomingMessage, response: ServerResponse): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  const flushHeaders = response.flushHeaders.bind(response);
  const encoding = request.method === 'HEAD' ? 'identity' : bestEncoding(request.headers['accept-encoding']);
  delete request.headers['accept-encoding'];
  if (encoding === 'identity') return;
  let stream: ReturnType<(typeof open)[keyof typeof open]> | null | undefined;
  const start = () => {
    if (stream !== undefined) return stream;
    if (!isPage(response)) return null;
    response.setHeader('content-encoding', encoding);
    response.appendHeader('vary', 'Accept-Encoding');
    response.removeHeader('content-length');
    const opened = open[encoding]();
    opened.on('data', (piece: Buffer) => {
      if (!write(piece)) opened.pause();
    });
    opened.on('end', () => end());
    opened.on('drain', () => response.emit('drain'));
    response.on('drain', () => opened.resume());
    response.once('close', () => opened.destroy());
    stream = opened;
    return opened;
  };
  response.flushHeaders = () => {
    start();
    flushHeaders();
  };
  response.write = ((...args: unknown[]) => {
    const into = start();
    if (!into) {
      stream = null;
      return write(...args);
    }
    return (into.write as (...given: unknown[]) => boolean)(...args);
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    const into = stream;
    if (!into) return end(...args);
    (into.end as (...given: unknown[]) => unknown)(...args);
    return response;
  }) as typeof response.end;
}
