type PagerProps = {
  label: string;
  /** Links to the previous and next page; `href` is null if there is none. */
  links: readonly { label: string; href: string | null }[];
};

/** Navigation to the previous and next page of results. */
export function Pager({ label, links }: PagerProps) {
  const there = links.filter(({ href }) => href !== null);
  if (there.length === 0) return null;
  return (
    <nav aria-label={label} className="mt-5 flex flex-wrap gap-2">
      {there.map(({ label: text, href }) => (
        <a
          key={text}
          href={href ?? ''}
          className="inline-flex min-h-11 items-center rounded-lg border border-control bg-surface px-4 font-medium hover:bg-sunken"
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
