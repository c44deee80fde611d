import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuditFilterForm } from '@/components/admin/audit/audit-filter-form';
import { AuditTable } from '@/components/admin/audit/audit-table';
import { Pager } from '@/components/admin/audit/pager';
import { PageHeader } from '@/components/admin/page-header';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import {
  type AuditPosition,
  type FilterErrors,
  filterToParams,
  readAuditFilter,
  unreadableFields,
} from '@/lib/admin/audit/audit-filter';
import { describeEvent } from '@/lib/admin/audit/describe-event';
import { filterOptions } from '@/lib/admin/audit/filter-options';
import { operatorNames } from '@/lib/admin/audit/operator-names';
import { searchAudit } from '@/lib/admin/audit/search-audit';
import { cleanAddress } from '@/lib/forms/clean-address';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { consoleErrorWords } from '@/lib/i18n/console/errors/form-phrases';
import { requireOperator } from '@/lib/operators/require-operator';
import { ChainState } from './chain-state';

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: auditPhrases(locale).phrases.title };
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const signedIn = await requireOperator('audit.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = auditPhrases(locale);
  const params = await searchParams;
  const clean = cleanAddress('/admin/audit', params);
  if (clean !== null) redirect(clean);
  const { filter, position, errors } = readAuditFilter(params);
  const isReadable = Object.keys(errors).length === 0;
  const searched = isReadable ? await searchAudit(services, actor, filter, position) : null;
  if (searched && !searched.ok && searched.error.code !== 'out_of_scope') redirect('/admin/not-allowed');
  const wrong: FilterErrors = searched && !searched.ok ? { directory: searched.error.code } : errors;
  const { entries, hasMore, reached } = searched?.ok ? searched.value : { entries: [], hasMore: false, reached: null };
  const names = await operatorNames(services.db);
  const values = filterToParams(filter);
  const typed = unreadableFields(params, errors);
  const at = (there: AuditPosition) => address('/admin/audit', { ...values, ...there });
  const upwards = position.after !== undefined;
  const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq];
  const isAtStart = position.before === undefined && (!upwards || !hasMore);
  const further = reached === null ? null : at(upwards ? { after: reached } : { before: reached });
  const lookedWords = upwards ? 'lookedUpTo' : 'lookedTo';
  const isEmpty = entries.length === 0 && reached === null && Object.keys(wrong).length === 0;
  return (
    <>
      <PageHeader
        title={phrases.title}
        intro={phrases.intro}
        action={
          <a href={address('/admin/audit/export', values)} className={`${buttonClass('secondary')} sm:w-auto`}>
            {phrases.export}
          </a>
        }
      />
      <ChainState services={services} actor={actor} names={names} here={at(position)} />
      <AuditFilterForm
        values={{ ...values, ...typed }}
        errors={Object.fromEntries(
          Object.entries(wrong).map(([name, code]) => [name, consoleErrorWords(locale, code)]),
        )}
        options={filterOptions(services, actor, names, locale)}
        phrases={phrases}
      />
      {entries.length > 0 ? (
        <AuditTable
          rows={entries.map((entry) => describeEvent(services, entry, names, locale))}
          locale={locale}
          here={at(position)}
          phrases={phrases}
        />
      ) : null}
      {isEmpty ? <p role="status">{Object.keys(values).length > 0 ? phrases.none : phrases.noneYet}</p> : null}
      {reached === null ? null : (
        <p role="status" className="mt-4 text-muted">
          {t(lookedWords, { seq: String(reached) })}
        </p>
      )}
      <Pager
        label={phrases.pages}
        links={[
          { label: phrases.newest, href: isAtStart ? null : at({}) },
          { label: phrases.newer, href: isAtStart || first === undefined ? null : at({ after: first }) },
          { label: phrases.lookFurther, href: further },
          {
            label: phrases.older,
            href: last === undefined || further !== null || (!hasMore && !upwards) ? null : at({ before: last }),
          },
        ]}
      />
    </>
  );
}

function address(path: string, params: Record<string, string | number | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
