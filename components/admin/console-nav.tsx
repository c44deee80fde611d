'use client';

import { usePathname } from 'next/navigation';
import type { KeyboardEvent, ReactNode } from 'react';
import { BrandSign } from '@/components/ui/brand-sign';
import { NavLink } from './nav-link';

export type NavPage = { path: string; label: string };

type ConsoleNavProps = {
  branding: { name: string; logoUrl?: string | undefined };
  pages: readonly NavPage[];
  phrases: { title: string; menu: string };
  children: ReactNode;
};

/**
 * The console's navigation. On phones it folds into a bar that opens without scripts too, because it uses `details`.
 */
export function ConsoleNav({ branding, pages, phrases, children }: ConsoleNavProps) {
  const path = usePathname();
  const links = (
    <>
      <ul className="grid gap-1">
        {pages.map((page) => (
          <li key={page.path}>
            <NavLink path={page.path}>{page.label}</NavLink>
          </li>
        ))}
      </ul>
      <div className="mt-auto pt-6">{children}</div>
    </>
  );
  return (
    <header className="border-b border-border bg-surface lg:border-e lg:border-b-0">
      <nav aria-label={phrases.menu} className="hidden h-dvh flex-col overflow-y-auto p-4 lg:sticky lg:top-0 lg:flex">
        <div className="mb-5 flex items-start gap-2.5 px-3">
          <BrandSign logoUrl={branding.logoUrl} />
          <p className="min-w-0">
            <span className="block font-semibold wrap-break-word">{branding.name}</span>
            <span className="block text-sm text-muted">{phrases.title}</span>
          </p>
        </div>
        {links}
      </nav>
      <details key={path} className="group lg:hidden" onKeyDown={closeByEscape}>
        <summary className="flex min-h-14 list-none items-center justify-between gap-4 px-4">
          <span className="flex min-w-0 items-center gap-2.5">
            <BrandSign logoUrl={branding.logoUrl} />
            <span className="min-w-0 truncate font-semibold">{branding.name}</span>
          </span>
          <span className="rounded-lg border border-control px-3 py-2 text-sm font-medium">{phrases.menu}</span>
        </summary>
        <nav aria-label={phrases.menu} className="border-t border-border p-3">
          {links}
        </nav>
      </details>
    </header>
  );
}

/** Closes the menu on Escape and moves the focus back to its button. */
function closeByEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
