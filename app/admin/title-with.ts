/** The title of a page about one thing: its name first, because that is what fits on a tab, and then where it belongs. */
export function titleWith(name: string | null | undefined, page: string): string {
  return name ? `${name} · ${page}` : page;
}
