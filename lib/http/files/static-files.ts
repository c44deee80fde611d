import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { keepPublicFiles } from './public-files';

const buildPrefix = '/_next/static/';

/**
 * Sends the files of the build and of `public`, in the compressed forms that the build left beside them. Files of the
 * build carry a hash in their name and never change.
 */
export function createStaticFiles(
  root: string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const build = sirv(join(root, '.next/static'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
    // Never asked for again, so nothing to compare.
    etag: false,
  });
  keepPublicFiles(join(root, 'public'));
  const site = sirv(join(root, 'public'), { brotli: true, gzip: true, maxAge: 86_400, etag: true, dotfiles: true });
  return (request, response, next) => {
    const url = request.url ?? '/';
    if (!url.startsWith(buildPrefix)) {
      site(request, response, next);
      return;
    }
    request.url = url.slice(buildPrefix.length - 1);
    build(request, response, () => {
      request.url = url;
      next();
    });
  };
}
