import { PortalShell } from '@/components/portal/portal-shell';
import { buttonClass } from '@/components/ui/button';
import { HelpLine } from '@/components/ui/help-context';
import type { Locale } from '@/lib/i18n/locales';
import { closedPhrases, type WhyClosed } from '@/lib/i18n/phrases/closed-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { isSetupOpen } from '@/lib/operators/setup/setup-state';
import type { Services } from '@/lib/services/services';
import { chooseLanguageAction } from './actions';

/** Returns why no password can be reset at the moment, or null if a directory is usable. */
export async function whyClosed({ configSource, directories, db, clock }: Services): Promise<WhyClosed | null> {
  if (directories.usable.length > 0) return null;
  return configSource === 'database' && (await isSetupOpen(db, clock())) ? 'not_set_up' : 'unavailable';
}

type ClosedPageProps = { services: Services; locale: Locale; why: WhyClosed; path: '/' | '/handoff' };

/** Replaces a form that could not lead anywhere. */
export function ClosedPage({ services, locale, why, path }: ClosedPageProps) {
  const { title, help, setUp } = closedPhrases(locale, why);
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={null}
      phrases={shellPhrases(locale)}
      title={title}
      path={path}
      languageAction={chooseLanguageAction}
    >
      <p>{help}</p>
      {why === 'not_set_up' ? (
        <a href="/setup" className={buttonClass('primary')}>
          {setUp}
        </a>
      ) : (
        <HelpLine />
      )}
    </PortalShell>
  );
}
