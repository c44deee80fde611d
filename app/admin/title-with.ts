/** The title of a page about one thing. Its name comes first, because that is what fits on a browser tab. */
export function titleWith(name: string | null | undefined, page: string): string {
  return name ? `${name} · ${page}` : page;
}
