import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { removeDirectoryAction } from '@/app/admin/(console)/directories/actions';
import { Card } from '@/components/admin/card';
import { ConsoleForm } from '@/components/admin/console-form';
import { NotThere } from '@/components/admin/not-there';
import { PageHeader } from '@/components/admin/page-header';
import { isSteppedUp } from '@/lib/admin/authorise';
import { nameDirectory } from '@/lib/admin/directories/name-directory';
import { requireOperator } from '@/lib/admin/require-operator';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';

type Props = { params: Promise<{ directory: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: directoriesPhrases(locale).phrases.remove };
}

export default async function RemoveDirectoryPage({ params }: Props) {
  const signedIn = await requireOperator('directories.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = directoriesPhrases(locale);
  const { directory: id } = await params;
  const named = await nameDirectory(services, actor, id);
  if (!named.ok && named.error.code === 'not_supported') return <NotThere locale={locale} />;
  if (!named.ok || named.value.readOnly) redirect('/admin/directories');
  const shell = consoleShellPhrases(locale);
  return (
    <>
      <PageHeader
        title={t('removeTitle', { name: named.value.name })}
        intro={phrases.removeIntro}
        back={{ path: `/admin/directories/${encodeURIComponent(id)}`, label: named.value.name }}
      />
      <Card>
        <ConsoleForm
          action={removeDirectoryAction}
          fields={[{ kind: 'text', name: 'confirm', label: t('removeConfirm', { id }), required: true, maxLength: 63 }]}
          hidden={{ id }}
          phrases={consoleFormPhrases(locale)}
          labels={{ ...shell, submit: phrases.remove, pending: phrases.removing }}
          stepUp={!isSteppedUp(actor.session, services.clock())}
        />
      </Card>
    </>
  );
}
