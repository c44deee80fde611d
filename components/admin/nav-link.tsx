'use client';

import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A navigation link, marked as current on its page and the pages below it. */
export function NavLink({ path, children }: { path: string; children: ReactNode }) {
  const open = usePathname();
  const isCurrent = open === path || open.startsWith(`${path}/`);
  return (
    <Link
      href={path}
      prefetch={false}
      aria-current={isCurrent ? 'page' : undefined}
      className="flex min-h-11 flex-col justify-center rounded-lg px-3 py-1.5 hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold"
    >
      {children}
      <Waiting />
    </Link>
  );
}

/** Invisible itself: the styles show a progress bar while the link's page is loading. */
function Waiting() {
  return <span hidden aria-busy={useLinkStatus().pending} />;
}
