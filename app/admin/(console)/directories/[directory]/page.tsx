import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DirectorySettings } from '@/app/admin/(console)/directories/directory-settings';
import { HealthNote } from '@/app/admin/(console)/directories/health-note';
import { NotThere } from '@/app/admin/(console)/not-there';
import { titleWith } from '@/app/admin/title-with';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { openDirectoryForm } from '@/lib/admin/directories/open-directory-form';
import { openDirectoryPage } from '@/lib/admin/directories/open-directory-page';
import { readHealth } from '@/lib/directories/read-health';
import { directoriesPhrases, kindWords } from '@/lib/i18n/console/directories/directories-phrases';

type Props = { params: Promise<{ directory: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const page = await openDirectoryPage('directories.read', (await params).directory);
  const name = page.ok ? page.value.directory?.name : undefined;
  return { title: titleWith(name, directoriesPhrases(locale).phrases.title) };
}

export default async function DirectoryPage({ params }: Props) {
  const page = await openDirectoryPage('directories.read', (await params).directory);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, id, directory } = page.value;
  const { locale } = actor.request;
  if (!directory) return <NotThere locale={locale} />;
  const { name, kind, readOnly } = directory;
  const { phrases, t } = directoriesPhrases(locale);
  const opened = await openDirectoryForm(services, actor, id);
  const health = (await readHealth(services, [id])).get(id);
  return (
    <>
      <PageHeader
        title={name}
        intro={`${kindWords(locale, kind).name} · ${id}`}
        back={{ path: '/admin/directories', label: phrases.back }}
      />
      <div className="mb-6 empty:hidden">
        <HealthNote health={health} locale={locale} />
      </div>
      {readOnly ? (
        <div className="mb-6">
          <Alert tone="info">{phrases.fileRules}</Alert>
        </div>
      ) : null}
      {opened.ok ? (
        <DirectorySettings
          key={opened.value.values['version']}
          actor={actor}
          form={opened.value}
          now={services.clock()}
        />
      ) : (
        <div className="mb-6">
          <Alert tone="danger">{t('kindUnknown', { kind })}</Alert>
        </div>
      )}
      {readOnly ? null : (
        <a
          href={`/admin/directories/${encodeURIComponent(id)}/remove`}
          className="inline-flex min-h-11 items-center text-danger underline underline-offset-4"
        >
          {phrases.remove}
        </a>
      )}
    </>
  );
}
