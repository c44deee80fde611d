/** The organisation's logo. The default is Rekey's own: a keyhole on a tile in the accent colour. */
export function BrandSign({ logoUrl }: { logoUrl: string | undefined }) {
  if (logoUrl) {
    // biome-ignore lint/performance/noImgElement: a small file of the site itself, which the optimizer would not make smaller
    return <img src={logoUrl} alt="" height={32} className="h-8 w-auto max-w-40" />;
  }
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0 text-accent">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path d="M16 7.5a5 5 0 0 1 2.6 9.27L20 24.5h-8l1.4-7.73A5 5 0 0 1 16 7.5Z" fill="#fff" />
    </svg>
  );
}
