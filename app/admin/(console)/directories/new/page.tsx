import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DirectorySettings } from '@/app/admin/(console)/directories/directory-settings';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { newDirectoryForm } from '@/lib/admin/directories/open-directory-form';
import { directoriesPhrases, kindWords } from '@/lib/i18n/console/directories/directories-phrases';
import { requireOperator } from '@/lib/operators/require-operator';
import { allProviders, findProvider } from '@/lib/providers/registry';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: directoriesPhrases(locale).phrases.newTitle };
}

export default async function NewDirectoryPage({ searchParams }: Props) {
  const signedIn = await requireOperator('directories.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = directoriesPhrases(locale);
  const { kind } = await searchParams;
  const definition = typeof kind === 'string' ? findProvider(kind) : undefined;
  const back = { path: '/admin/directories', label: phrases.back };
  if (services.configSource === 'file') {
    return (
      <>
        <PageHeader title={phrases.newTitle} back={back} />
        <Alert tone="info">{phrases.fileRules}</Alert>
      </>
    );
  }
  if (definition) {
    return (
      <>
        <PageHeader
          title={t('newOf', { kind: kindWords(locale, definition.kind).name })}
          intro={kindWords(locale, definition.kind).help}
          back={{ path: '/admin/directories/new', label: phrases.newTitle }}
        />
        <DirectorySettings actor={actor} form={newDirectoryForm(definition)} isNew now={services.clock()} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={phrases.newTitle} intro={phrases.newIntro} back={back} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {allProviders().map(({ kind: each }) => {
          const words = kindWords(locale, each);
          return (
            <li key={each} className="flex flex-col gap-4 rounded-2xl border border-border bg-surface p-5">
              <div>
                <h2 className="font-semibold">{words.name}</h2>
                <p className="mt-1 text-sm text-muted">{words.help}</p>
              </div>
              <a
                href={`/admin/directories/new?kind=${each}`}
                className={`${buttonClass('secondary')} mt-auto sm:w-auto`}
              >
                {t('chooseKind', { kind: words.name })}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
