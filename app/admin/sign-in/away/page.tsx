import { redirect } from 'next/navigation';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { GoOn } from '@/components/admin/sign-in/go-on';
import { SignInShell } from '@/components/admin/sign-in/sign-in-shell';
import { readAway } from '@/lib/admin/sign-in/external/away';
import { externalPhrases } from '@/lib/i18n/console/external/external-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { getServices } from '@/lib/services';

export default async function AwayPage() {
  const services = await getServices();
  const away = await readAway(services);
  if (!away) redirect('/admin/sign-in');
  const { locale } = await getRequestFacts();
  const { phrases, t } = externalPhrases(locale);
  return (
    <SignInShell
      locale={locale}
      branding={services.config.branding}
      title={t('awayTitle', { name: away.name })}
      intro={phrases.awayIntro}
      phrases={consoleShellPhrases(locale)}
      path="/admin/sign-in/away"
      languageAction={chooseLanguageAction}
    >
      <GoOn href={away.url} label={t('awayGo', { name: away.name })} />
    </SignInShell>
  );
}
