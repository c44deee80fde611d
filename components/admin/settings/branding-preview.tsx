'use client';

import { useEffect, useRef } from 'react';
import { BrandSign } from '@/components/ui/brand-sign';

type BrandingPreviewProps = {
  theme: 'light' | 'dark';
  label: string;
  /** Such as `#1d4ed8`; null for Rekey's default. */
  accent: string | null;
  branding: { name: string; logoUrl: string; supportText: string };
  words: { title: string; field: string; button: string; help: string };
};

/** A small preview of the portal's first page in one theme. It is not interactive. */
export function BrandingPreview({ theme, label, accent, branding, words }: BrandingPreviewProps) {
  const frame = useRef<HTMLDivElement>(null);
  // Set by script, because the content security policy blocks inline styles in HTML.
  useEffect(() => {
    if (accent) frame.current?.style.setProperty('--accent', accent);
    else frame.current?.style.removeProperty('--accent');
  }, [accent]);
  return (
    <figure>
      <figcaption className="mb-2 text-sm text-muted">{label}</figcaption>
      <div
        ref={frame}
        aria-hidden="true"
        className={`theme-${theme} rounded-2xl border border-border bg-page p-4 text-text select-none`}
      >
        <div className="flex min-h-8 items-center gap-2.5 font-semibold">
          <BrandSign logoUrl={branding.logoUrl} />
          <span className="min-w-0 wrap-break-word">{branding.name}</span>
        </div>
        <div className="mt-3 rounded-2xl border border-border bg-surface p-4">
          <p className="text-lg font-semibold">{words.title}</p>
          <p className="mt-3 text-sm font-medium">{words.field}</p>
          <div className="mt-1 h-10 rounded-lg border border-control bg-surface" />
          <div className="mt-3 rounded-lg bg-accent px-4 py-2.5 text-center font-semibold text-accent-text">
            {words.button}
          </div>
          <p className="mt-3 text-sm text-accent-ink underline underline-offset-4">{words.help}</p>
          {branding.supportText ? <p className="mt-1 text-sm text-muted">{branding.supportText}</p> : null}
        </div>
      </div>
    </figure>
  );
}
