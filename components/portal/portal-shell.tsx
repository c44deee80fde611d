import type { ReactNode } from 'react';
import { HelpProvider, type HelpWay } from '@/components/ui/help-context';
import { Icon } from '@/components/ui/icon';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { SkipLink } from '@/components/ui/skip-link';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import type { Outcome } from '@/lib/i18n/phrases/done-phrases';
import type { ShellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { CookieNotice } from './cookie-notice';
import { type PortalBranding, PortalHeader } from './portal-header';
import { StepList } from './step-list';

export type PortalShellProps = {
  locale: Locale;
  branding: PortalBranding;
  /** The current step; 4 after all three; null outside the steps. */
  step: 1 | 2 | 3 | 4 | null;
  title: string;
  intro?: string | undefined;
  phrases: ShellPhrases;
  /** The path to return to after a change of language. */
  path: string;
  languageAction: (form: FormData) => Promise<void>;
  /** `done`, `unknown` or `refused`, on the done page only. */
  outcome?: 'done' | 'unknown' | 'refused';
  children: ReactNode;
};

/** Everything around a portal page's own content. */
export function PortalShell(props: PortalShellProps) {
  const { locale, branding, step, title, intro, phrases, path, languageAction, outcome, children } = props;
  return (
    <div className="flex min-h-dvh flex-col items-center bg-surface sm:bg-page">
      <SkipLink label={phrases.skip} />
      <div className="flex w-full max-w-[29rem] grow flex-col px-5 pt-6 pb-4 sm:px-6 sm:pt-14">
        <PortalHeader branding={branding} />
        <main
          id="content"
          tabIndex={-1}
          data-outcome={outcome}
          className="mt-6 outline-none sm:rounded-2xl sm:border sm:border-border sm:bg-surface sm:px-8 sm:pt-7 sm:pb-8"
        >
          {step === null ? null : <StepList step={step} phrases={phrases} />}
          {outcome ? <OutcomeSign outcome={outcome} /> : null}
          <h1 className="text-2xl leading-tight font-semibold tracking-tight text-balance">{title}</h1>
          {intro ? (
            <p id="intro" className="mt-2.5 wrap-break-word text-muted">
              {intro}
            </p>
          ) : null}
          <div className="mt-6 grid gap-5">
            <CookieNotice text={phrases.cookiesOff} />
            <HelpProvider help={helpWay(branding, phrases.getHelp, locale)}>{children}</HelpProvider>
          </div>
        </main>
        <footer className="mt-auto pt-8 text-sm text-muted">
          <SupportLine locale={locale} branding={branding} phrases={phrases} />
          <LanguageSwitch locale={locale} path={path} action={languageAction} label={phrases.language} />
          <p className="mt-2 text-center text-balance">{phrases.privacy}</p>
        </footer>
      </div>
    </div>
  );
}

function helpWay({ supportUrl, supportText }: PortalBranding, label: string, locale: Locale): HelpWay | null {
  const text = supportText && inLanguage(supportText, locale);
  return supportUrl || text ? { label, url: supportUrl, text } : null;
}

type SupportLineProps = { locale: Locale; branding: PortalBranding; phrases: ShellPhrases };

function SupportLine({ locale, branding, phrases }: SupportLineProps) {
  const { supportUrl, supportText, privacyUrl } = branding;
  if (!supportUrl && !supportText && !privacyUrl) return null;
  const linkClass = 'inline-flex min-h-11 min-w-11 items-center justify-center text-text underline underline-offset-4';
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-4">
      {supportUrl ? (
        <a href={supportUrl} className={linkClass}>
          {phrases.help}
        </a>
      ) : null}
      {supportText ? <span>{inLanguage(supportText, locale)}</span> : null}
      {privacyUrl ? (
        <a href={privacyUrl} className={linkClass}>
          {phrases.privacyLink}
        </a>
      ) : null}
    </p>
  );
}

const signs = {
  done: { icon: 'check', look: 'bg-ok-soft text-ok' },
  unknown: { icon: 'question', look: 'bg-sunken text-muted' },
  refused: { icon: 'cross', look: 'bg-danger-soft text-danger' },
} as const;

/** The outcome at a glance, above the title that says it in words. */
function OutcomeSign({ outcome }: { outcome: Outcome }) {
  const { icon, look } = signs[outcome];
  return (
    <div aria-hidden="true" className={`mb-4 grid size-12 place-items-center rounded-full ${look}`}>
      <Icon name={icon} className="size-7" />
    </div>
  );
}
