'use client';

import { ErrorPanel } from '@/components/portal/error-panel';
import { Button } from '@/components/ui/button';
import { pageErrorWords } from '@/lib/i18n/messages/page-error';

/** Replaces a page that failed. It runs in the browser without the server, so it includes its own text. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  const words = pageErrorWords(language);
  return (
    <main data-failed="" className="mx-auto grid min-h-dvh w-full max-w-[26rem] content-center gap-5 px-5">
      <h1 className="font-semibold text-2xl">{words.title}</h1>
      <ErrorPanel help={words.help} start={words.start} requestId={error.digest ?? null}>
        <Button type="button" onClick={reset}>
          {words.retry}
        </Button>
      </ErrorPanel>
    </main>
  );
}
