import { chooseLanguageAction } from '@/app/(portal)/actions';
import { GoOn } from '@/components/admin/sign-in/go-on';
import { SignInShell } from '@/components/admin/sign-in/sign-in-shell';
import { externalPhrases } from '@/lib/i18n/console/external/external-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { getServices } from '@/lib/services';

/** Somebody comes back from a provider. Their session's cookie is there, but is not sent before they go on from here. */
export default async function CompletePage() {
  const services = await getServices();
  const { locale } = await getRequestFacts();
  const { phrases } = externalPhrases(locale);
  return (
    <SignInShell
      locale={locale}
      branding={services.config.branding}
      title={phrases.completeTitle}
      intro={phrases.completeIntro}
      phrases={consoleShellPhrases(locale)}
      path="/admin/sign-in/complete"
      languageAction={chooseLanguageAction}
    >
      <GoOn href="/admin" label={phrases.completeGo} />
    </SignInShell>
  );
}
