import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { DirectorySettings } from '@/app/admin/(console)/directories/directory-settings';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { openDirectoryForm } from '@/lib/admin/directories/open-directory-form';
import { requireOperator } from '@/lib/admin/require-operator';
import { directoriesPhrases, kindWords } from '@/lib/i18n/console/directories/directories-phrases';
import { getRequestFacts } from '@/lib/request-facts';

type Props = { params: Promise<{ directory: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: directoriesPhrases(locale).phrases.title };
}

export default async function DirectoryPage({ params }: Props) {
  const signedIn = await requireOperator('directories.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases } = directoriesPhrases(locale);
  const { directory: id } = await params;
  const opened = await openDirectoryForm(services, actor, id);
  if (!opened.ok && opened.error.code === 'not_supported') notFound();
  if (!opened.ok) redirect('/admin/not-allowed');
  const form = opened.value;
  const kind = kindWords(locale, form.definition.kind);
  return (
    <>
      <PageHeader title={form.values['name'] || id} intro={`${kind.name} · ${id}`} />
      {form.readOnly ? (
        <div className="mb-6">
          <Alert tone="info">{phrases.fileRules}</Alert>
        </div>
      ) : null}
      <DirectorySettings key={form.values['version']} actor={actor} form={form} now={services.clock()} />
      <div className="mt-8 flex flex-wrap gap-x-6 gap-y-2 border-t border-border pt-4">
        <a href="/admin/directories" className="py-2.5 text-accent-ink underline underline-offset-4">
          {phrases.back}
        </a>
        {form.readOnly ? null : (
          <a
            href={`/admin/directories/${encodeURIComponent(id)}/remove`}
            className="py-2.5 text-danger underline underline-offset-4"
          >
            {phrases.remove}
          </a>
        )}
      </div>
    </>
  );
}
