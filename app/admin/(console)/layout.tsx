import { redirect } from 'next/navigation';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { signOutAction } from '@/app/admin/sign-out/actions';
import { ConsoleShell } from '@/components/admin/console-shell';
import { pagesFor } from '@/lib/admin/console-pages';
import { requireOperator } from '@/lib/admin/require-operator';
import { consoleShellPhrases, roleName } from '@/lib/i18n/console/shell/shell-phrases';

export default async function ConsoleLayout({ children }: { children: React.ReactNode }) {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const phrases = consoleShellPhrases(locale);
  return (
    <ConsoleShell
      locale={locale}
      brandName={services.config.branding.name}
      pages={pagesFor(actor.operator).map(({ name, path }) => ({ path, label: phrases[name] }))}
      operator={{ name: actor.operator.name, role: roleName(locale, actor.operator.role) }}
      phrases={phrases}
      languageAction={chooseLanguageAction}
      signOutAction={signOutAction}
    >
      {children}
    </ConsoleShell>
  );
}
