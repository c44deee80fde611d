import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { ResultsSkeleton } from '@/components/admin/accounts/results-skeleton';
import { SearchForm } from '@/components/admin/accounts/search-form';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { readQuery } from '@/lib/admin/accounts/read-query';
import { searchPlaces } from '@/lib/admin/accounts/search-places';
import { requireOperator } from '@/lib/admin/require-operator';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { getRequestFacts } from '@/lib/request-facts';
import { DirectoryResults, pagePath } from './directory-results';

type AccountsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: accountsPhrases(locale).phrases.title };
}

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const signedIn = await requireOperator('accounts.find');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = accountsPhrases(locale);
  const places = searchPlaces(services, actor);
  if (!places.ok) redirect('/admin/not-allowed');
  const params = await searchParams;
  const typed = only(params['q']) ?? '';
  const input = readQuery(typed);
  const { usable, broken } = places.value;
  const one = usable.find(({ id }) => id === only(params['in']));
  const asked = one ? [one] : usable;
  const cursor = one ? (only(params['after']) ?? null) : null;
  return (
    <>
      <PageHeader title={phrases.title} />
      <SearchForm
        query={typed}
        labels={phrases}
        error={input.kind === 'short' || input.kind === 'long' ? phrases[input.kind] : undefined}
      />
      {usable.length + broken.length === 0 ? <Alert tone="info">{phrases.noDirectory}</Alert> : null}
      {input.kind === 'empty' ? <p className="max-w-prose text-muted">{phrases.start}</p> : null}
      {input.kind === 'search' ? (
        <div className="group/found grid gap-8">
          <h2 className="sr-only">{t('resultsFor', { query: input.text })}</h2>
          {one ? (
            <p>
              <a href={pagePath(input.text, null, null)} className={buttonClass('quiet')}>
                {phrases.allDirectories}
              </a>
            </p>
          ) : null}
          {asked.map((directory) => (
            <section key={directory.id} aria-labelledby={`in-${directory.id}`}>
              <h3 id={`in-${directory.id}`} className="mb-1 text-lg font-semibold wrap-break-word">
                {inLanguage(directory.name, locale)}
              </h3>
              <Suspense
                fallback={<ResultsSkeleton label={t('searching', { directory: inLanguage(directory.name, locale) })} />}
              >
                <DirectoryResults
                  {...{ services, actor, directory }}
                  query={input.text}
                  cursor={cursor}
                  here={pagePath(typed, one?.id ?? null, cursor)}
                />
              </Suspense>
            </section>
          ))}
          {(one ? [] : broken).map((id) => (
            <Alert key={id} tone="danger">
              {t('broken', { directory: id })}
            </Alert>
          ))}
          <p className="hidden max-w-prose group-not-has-[ul,[aria-busy=true]]/found:block">{phrases.nobody}</p>
        </div>
      ) : null}
    </>
  );
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
