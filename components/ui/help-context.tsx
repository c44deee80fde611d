'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** How people reach help here: a link, a line with a phone number and hours, or both. */
export type HelpWay = { label: string; url?: string | undefined; text?: string | undefined };

const HelpContext = createContext<HelpWay | null>(null);

/** Makes the way to help known to every message on the page. */
export function HelpProvider({ help, children }: { help: HelpWay | null; children: ReactNode }) {
  return <HelpContext value={help}>{children}</HelpContext>;
}

/** How people reach help on this page; null where the organisation has named no way. */
export function useHelp(): HelpWay | null {
  return useContext(HelpContext);
}

/** "Get help" with its link and text; nothing where the organisation has named neither. */
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
