import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { keepPublicFiles } from './public-files';

const buildPrefix = '/_next/static/';

/**
 * Returns a handler that serves the files of the build and of `public`, using the compressed copies that the build put
 * next to them. Build files are cached for a year: they have a hash in their name and never change.
 */
export function createStaticFiles(
  root: string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const build = sirv(join(root, '.next/static'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
    // Browsers never revalidate an immutable file.
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
