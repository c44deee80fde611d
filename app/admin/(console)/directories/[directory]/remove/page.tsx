import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { removeDirectoryAction } from '@/app/admin/(console)/directories/actions';
import { NotThere } from '@/app/admin/(console)/not-there';
import { Card } from '@/components/admin/card';
import { ConsoleForm } from '@/components/admin/console-form';
import { PageHeader } from '@/components/admin/page-header';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { openDirectoryPage } from '@/lib/admin/directories/open-directory-page';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';

type Props = { params: Promise<{ directory: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const { phrases, t } = directoriesPhrases(locale);
  const page = await openDirectoryPage('directories.manage', (await params).directory);
  const name = page.ok ? page.value.directory?.name : undefined;
  return { title: name === undefined ? phrases.remove : t('removeTitle', { name }) };
}

export default async function RemoveDirectoryPage({ params }: Props) {
  const page = await openDirectoryPage('directories.manage', (await params).directory);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, id, directory } = page.value;
  const { locale } = actor.request;
  if (!directory) return <NotThere locale={locale} />;
  if (directory.readOnly) redirect('/admin/directories');
  const { phrases, t } = directoriesPhrases(locale);
  const shell = consoleShellPhrases(locale);
  return (
    <>
      <PageHeader
        title={t('removeTitle', { name: directory.name })}
        intro={phrases.removeIntro}
        back={{ path: `/admin/directories/${encodeURIComponent(id)}`, label: directory.name }}
      />
      <Card>
        <ConsoleForm
          action={removeDirectoryAction}
          fields={[{ kind: 'text', name: 'confirm', label: t('removeConfirm', { id }), required: true, maxLength: 63 }]}
          hidden={{ id }}
          phrases={consoleFormPhrases(locale)}
          labels={{ ...shell, submit: phrases.remove, pending: phrases.removing }}
          look="danger"
          stepUp={!isSteppedUp(actor.session, services.clock(), `directory:${id}`)}
        />
      </Card>
    </>
  );
}
