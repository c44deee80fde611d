import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActingAsField } from '@/components/admin/acting-as';
import { UntrustedText } from '@/components/admin/audit/untrusted-text';
import { Card } from '@/components/admin/card';
import { ConsoleForm } from '@/components/admin/console-form';
import { FactList } from '@/components/admin/fact-list';
import { FormField } from '@/components/admin/form-field';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { filterToParams, readAuditFilter } from '@/lib/admin/audit/audit-filter';
import { describeFilter } from '@/lib/admin/audit/describe-filter';
import { operatorNames } from '@/lib/admin/audit/operator-names';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import { requireOperator } from '@/lib/operators/require-operator';
import { confirmExportAction } from './actions';

type ExportPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: auditPhrases(locale).phrases.exportTitle };
}

/**
 * Asks for a second factor if none is fresh, then offers the download. The download is a plain POST: it writes to the
 * audit, so it must not be a link that another site could make an operator follow.
 */
export default async function ExportPage({ searchParams }: ExportPageProps) {
  const signedIn = await requireOperator('audit.export');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases } = auditPhrases(locale);
  const shell = consoleShellPhrases(locale);
  const { filter, errors } = readAuditFilter(await searchParams);
  const isReadable = Object.keys(errors).length === 0;
  const values = filterToParams(filter);
  const asked = describeFilter(services, filter, await operatorNames(services.db), locale);
  const isConfirmed = isSteppedUp(actor.session, services.clock(), 'audit-export');
  const format = {
    kind: 'radio' as const,
    name: 'format',
    label: phrases.format,
    options: [
      { value: 'csv', label: phrases.csv },
      { value: 'jsonl', label: phrases.jsonl },
    ],
  };
  return (
    <>
      <PageHeader
        title={phrases.exportTitle}
        intro={phrases.exportIntro}
        back={{ path: `/admin/audit?${new URLSearchParams(values)}`, label: phrases.back }}
      />
      <Section title={phrases.exportFilter}>
        {isReadable ? null : <Alert tone="danger">{phrases.exportRefused}</Alert>}
        {asked.length === 0 ? <p>{phrases.exportAll}</p> : null}
        {asked.length > 0 ? (
          <FactList facts={asked.map(([label, value]) => ({ label, value: <UntrustedText>{value}</UntrustedText> }))} />
        ) : null}
      </Section>
      {isReadable && isConfirmed ? (
        <Card>
          <form method="post" action="/api/audit-export" target="_self" className="grid max-w-xl gap-3">
            <ActingAsField />
            {Object.entries(values).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <FormField field={format} value="csv" error={undefined} readOnly={false} />
            <div>
              <Button className="sm:w-auto">{phrases.download}</Button>
            </div>
          </form>
        </Card>
      ) : null}
      {isReadable && !isConfirmed ? (
        <Card>
          <ConsoleForm
            action={confirmExportAction}
            fields={[]}
            hidden={{ query: new URLSearchParams(values).toString() }}
            stepUp
            phrases={consoleFormPhrases(locale)}
            labels={{
              submit: phrases.continue,
              pending: phrases.continuePending,
              stepUpCode: shell.stepUpCode,
              stepUpHint: shell.stepUpHint,
            }}
          />
        </Card>
      ) : null}
    </>
  );
}
