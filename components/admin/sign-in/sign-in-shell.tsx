import type { ReactNode } from 'react';
import { PortalHeader } from '@/components/portal/portal-header';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { SkipLink } from '@/components/ui/skip-link';
import type { Locale } from '@/lib/i18n/locales';

type SignInShellProps = {
  locale: Locale;
  branding: { name: string; logoUrl?: string | undefined };
  title: string;
  intro?: string | undefined;
  phrases: { skip: string; language: string; title: string };
  /** Path to return to after a language change. */
  path: string;
  languageAction: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of a page before sign-in is complete. */
export function SignInShell({ locale, branding, title, intro, phrases, path, ...rest }: SignInShellProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center bg-surface sm:bg-page">
      <SkipLink label={phrases.skip} />
      <div className="flex w-full max-w-[31rem] grow flex-col px-5 pt-6 pb-4 sm:px-6 sm:pt-14">
        <PortalHeader branding={branding} />
        <main
          id="content"
          data-narrow
          tabIndex={-1}
          className="mt-6 outline-none sm:rounded-2xl sm:border sm:border-border sm:bg-surface sm:px-8 sm:pt-7 sm:pb-8"
        >
          <p className="mb-1 text-sm text-muted">{phrases.title}</p>
          <h1 className="text-2xl leading-tight font-semibold tracking-tight text-balance">{title}</h1>
          {intro ? <p className="mt-2.5 wrap-break-word text-muted">{intro}</p> : null}
          <div className="mt-6 grid gap-6">{rest.children}</div>
        </main>
        <footer className="mt-auto pt-8 text-sm text-muted">
          <LanguageSwitch locale={locale} path={path} action={rest.languageAction} label={phrases.language} />
        </footer>
      </div>
    </div>
  );
}
