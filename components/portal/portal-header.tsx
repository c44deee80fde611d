import type { PortalBranding } from './portal-shell';

/** Whose page this is. The name stays readable where there is a logo, because many look alike when small. */
export function PortalHeader({ branding }: { branding: PortalBranding }) {
  return (
    <header className="flex min-h-8 items-center gap-2.5 sm:px-1">
      {branding.logoUrl ? (
        // biome-ignore lint/performance/noImgElement: a small file of the site itself, which the optimizer would not make smaller
        <img src={branding.logoUrl} alt="" height={32} className="h-8 w-auto max-w-40" />
      ) : (
        <Mark />
      )}
      <p className="min-w-0 text-[1.0625rem] font-semibold wrap-break-word">{branding.name}</p>
    </header>
  );
}

/** Our own sign: a keyhole on a tile in the accent colour. */
function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0 text-accent">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path d="M16 7.5a5 5 0 0 1 2.6 9.27L20 24.5h-8l1.4-7.73A5 5 0 0 1 16 7.5Z" fill="#fff" />
    </svg>
  );
}
