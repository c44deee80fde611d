import { ErrorPanel } from '@/components/portal/error-panel';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getServices } from '@/lib/services/services';
import { chooseLanguageAction } from './(portal)/actions';

type NotFoundPageProps = {
  /** The target of the button, if not the portal's first page. */ start?: { path: string; label: string };
};

/** The page for an address that does not exist. */
export async function NotFoundPage({ start: elsewhere }: NotFoundPageProps) {
  const { config } = await getServices();
  const { locale } = await getRequestFacts();
  const { title, help, start } = notFoundPhrases(locale);
  return (
    <PortalShell
      locale={locale}
      branding={config.branding}
      step={null}
      phrases={shellPhrases(locale)}
      title={title}
      path="/"
      languageAction={chooseLanguageAction}
    >
      <ErrorPanel help={help} start={elsewhere?.label ?? start} startPath={elsewhere?.path} />
    </PortalShell>
  );
}
