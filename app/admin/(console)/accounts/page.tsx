import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SearchForm } from '@/components/admin/accounts/search-form';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { readQuery } from '@/lib/admin/accounts/read-query';
import { searchDirectories } from '@/lib/admin/accounts/search-directories';
import { searchPlaces } from '@/lib/admin/accounts/search-places';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { requireOperator } from '@/lib/operators/require-operator';
import { pagePath } from './search-page';
import { SearchResults } from './search-results';

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
  const places = await searchPlaces(services, actor);
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
        <div className="grid gap-8">
          <h2 className="sr-only">{t('resultsFor', { query: input.text })}</h2>
          {one ? (
            <p>
              <a href={pagePath(input.text, null, null)} className={buttonClass('quiet')}>
                {phrases.allDirectories}
              </a>
            </p>
          ) : null}
          <SearchResults
            services={services}
            asked={searchDirectories(services, actor, asked, { text: input.text, cursor })}
            page={{ query: input.text, one: one?.id ?? null, cursor, here: pagePath(typed, one?.id ?? null, cursor) }}
            broken={one ? [] : broken}
            locale={locale}
          />
        </div>
      ) : null}
    </>
  );
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
