import type { ReactNode } from 'react';
import { SkipLink } from '@/components/ui/skip-link';
import type { ConsoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { ActingAsField } from './acting-as';
import { ConsoleLanguage } from './console-language';
import { ConsoleNav, type NavPage } from './console-nav';
import { NavLink } from './nav-link';

type ConsoleShellProps = {
  locale: Locale;
  branding: { name: string; logoUrl?: string | undefined };
  pages: readonly NavPage[];
  operator: { name: string; role: string };
  phrases: ConsoleShellPhrases;
  languageAction: (form: FormData) => Promise<void>;
  signOutAction: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of a console page: navigation at the side, on phones behind a button. */
export function ConsoleShell({ locale, branding, pages, operator, phrases, children, ...actions }: ConsoleShellProps) {
  return (
    <div className="min-h-dvh bg-page lg:grid lg:grid-cols-[15rem_1fr]">
      <SkipLink label={phrases.skip} />
      <ConsoleNav branding={branding} pages={pages} phrases={phrases}>
        <div className="border-t border-border pt-3 text-sm">
          <NavLink path="/admin/me">
            <span className="font-medium wrap-break-word">{operator.name}</span>
            <span className="font-normal text-muted">{operator.role}</span>
          </NavLink>
          <form action={actions.signOutAction} data-leaves>
            <ActingAsField />
            <button type="submit" className="min-h-11 w-full rounded-lg px-3 text-start hover:bg-sunken">
              {phrases.signOut}
            </button>
          </form>
          <ConsoleLanguage locale={locale} action={actions.languageAction} label={phrases.language} />
        </div>
      </ConsoleNav>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8 sm:py-8">
        <div className="mx-auto max-w-5xl">{children}</div>
      </main>
    </div>
  );
}
