'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** How people get help: a link, a line with a phone number and hours, or both. */
export type HelpWay = { label: string; url?: string | undefined; text?: string | undefined };

const HelpContext = createContext<HelpWay | null>(null);

/** Provides the way to get help to every message on the page. */
export function HelpProvider({ help, children }: { help: HelpWay | null; children: ReactNode }) {
  return <HelpContext value={help}>{children}</HelpContext>;
}

/** Returns how people get help on this page; null if the organisation has configured nothing. */
export function useHelp(): HelpWay | null {
  return useContext(HelpContext);
}

/** "Get help" with its link and text; renders nothing if the organisation has configured neither. */
export function HelpLine() {
  const help = useHelp();
  if (!help) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      {help.url ? (
        <a
          href={help.url}
          className="inline-flex min-h-11 min-w-11 items-center font-medium underline underline-offset-4"
        >
          {help.label}
        </a>
      ) : null}
      {help.text ? <span>{help.text}</span> : null}
    </p>
  );
}
