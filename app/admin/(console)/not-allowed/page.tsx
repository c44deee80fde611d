import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/admin/page-header';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { consoleErrorWords } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { firstPage } from '@/lib/operators/console-pages';
import { requireOperator } from '@/lib/operators/require-operator';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: consoleShellPhrases(locale).notAllowedTitle };
}

export default async function NotAllowedPage() {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { operator, request } = signedIn.value.actor;
  const phrases = consoleShellPhrases(request.locale);
  return (
    <>
      <PageHeader title={phrases.notAllowedTitle} intro={consoleErrorWords(request.locale, 'not_allowed')} />
      <a href={firstPage(operator)} className={`${buttonClass('secondary')} sm:w-auto`}>
        {phrases.toStart}
      </a>
    </>
  );
}
