/** Console pages that a page may lead back to. */
const pages = /^\/admin\/(accounts|audit)(\/\d+)?$/;
const longest = 2000;

/**
 * Returns the page that a person came from, from an untrusted `back` parameter: its path and query. Null for everything
 * except a console page on this site.
 */
export function readReturnPath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > longest || !given.startsWith('/admin/')) return null;
  const base = 'https://rekey.invalid';
  const url = URL.parse(given, base);
  if (!url || url.origin !== base || !pages.test(url.pathname)) return null;
  return `${url.pathname}${url.search}`;
}

/** Adds the page to return to as the parameter `back`. `path` must have no query. */
export function withReturnPath(path: string, back: string): string {
  return `${path}?${new URLSearchParams({ back })}`;
}
