import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { NotThere } from '@/app/admin/(console)/not-there';
import { UntrustedText } from '@/components/admin/audit/untrusted-text';
import { type Fact, FactList } from '@/components/admin/fact-list';
import { LocalTime } from '@/components/admin/local-time';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { StateBadge } from '@/components/admin/state-badge';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { describeEvent } from '@/lib/admin/audit/describe-event';
import { detailRows } from '@/lib/admin/audit/detail-rows';
import { operatorNames } from '@/lib/admin/audit/operator-names';
import { readEvent } from '@/lib/admin/audit/read-event';
import { accountPath } from '@/lib/forms/account-target';
import { withReturnPath } from '@/lib/forms/return-path';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { authorise } from '@/lib/operators/authorise';
import { backLink } from '@/lib/operators/back-link';
import { requireOperator } from '@/lib/operators/require-operator';

type EventPageProps = {
  params: Promise<{ seq: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<EventPageProps, 'params'>): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: auditPhrases(locale).t('event', { seq: (await params).seq.slice(0, 15) }) };
}

/** Everything that is stored about one event. */
export default async function EventPage({ params, searchParams }: EventPageProps) {
  const signedIn = await requireOperator('audit.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases } = auditPhrases(locale);
  const { seq } = await params;
  if (!/^[1-9]\d{0,14}$/.test(seq)) return <NotThere locale={locale} />;
  const read = await readEvent(services, actor, Number(seq));
  if (!read.ok) redirect('/admin/not-allowed');
  const entry = read.value;
  if (!entry) return <NotThere locale={locale} />;
  const names = await operatorNames(services.db);
  const line = describeEvent(services, entry, names, locale);
  const { personal } = entry;
  const details = detailRows(entry.detail);
  const accountId = personal?.accountId ?? entry.accountId;
  const account = entry.directoryId && accountId ? { directory: entry.directoryId, account: accountId } : null;
  const mayOpenAccounts = authorise(actor, 'accounts.find', services.clock(), {
    directoryId: entry.directoryId ?? '',
  }).ok;
  const operatorId = entry.targetOperator ?? entry.detail['operator'];
  const facts: [string, ReactNode][] = [
    [phrases.when, <LocalTime key="at" iso={line.at} locale={locale} seconds />],
    [
      phrases.outcome,
      <StateBadge key="outcome" tone={line.outcome.tone}>
        {line.outcome.label}
      </StateBadge>,
    ],
    [phrases.operator, text(line.who)],
    [
      phrases.about,
      withLink(line.operator, phrases.aboutOperator, typeof operatorId === 'string' && { about: operatorId }),
    ],
    [phrases.targetEmail, text(personal?.targetEmail)],
    [phrases.whose, withLink(personal?.accountName ?? accountId, phrases.sameAccount, account)],
    [phrases.account, text(accountId)],
    [
      phrases.openAccount,
      account && mayOpenAccounts ? (
        <a
          key="account"
          href={withReturnPath(
            accountPath({ directoryId: account.directory, accountId: account.account }),
            `/admin/audit/${entry.seq}`,
          )}
          className={linkClass}
        >
          {phrases.openAccount}
        </a>
      ) : null,
    ],
    [phrases.directory, text(line.directory)],
    [phrases.section, line.operator || account ? null : text(line.target)],
    [phrases.reason, text(personal?.reason)],
    [phrases.ticket, text(personal?.ticket)],
    [phrases.address, text(personal?.ip ?? entry.ip)],
    [phrases.request, withLink(entry.requestId, phrases.sameAttempt, { request: entry.requestId ?? '' })],
    [phrases.attempt, withLink(entry.attemptId, phrases.sameReset, { attempt: entry.attemptId ?? '' })],
  ];
  const chain: [string, ReactNode][] = [
    [phrases.number, String(entry.seq)],
    [phrases.id, entry.id],
    [phrases.prevHash, entry.prevHash],
    [phrases.personalHash, entry.personalHash ?? phrases.empty],
    [phrases.hash, entry.hash],
  ];
  return (
    <>
      <PageHeader
        title={line.act}
        intro={auditPhrases(locale).t('event', { seq })}
        back={backLink(locale, (await searchParams)['back'], 'audit')}
      />
      {entry.personalHash !== null && personal === null ? (
        <div className="mb-4">
          <Alert tone="info">{phrases.personalGone}</Alert>
        </div>
      ) : null}
      <Section title={phrases.action}>
        <FactList facts={facts.filter(([, value]) => value !== null).map(toFact)} />
      </Section>
      {details.length > 0 ? (
        <Section title={phrases.details}>
          <FactList facts={details.map(([label, value]) => ({ label, value: text(value) }))} />
        </Section>
      ) : null}
      <Section title={phrases.hash} hint={phrases.chainHint}>
        <FactList facts={chain.map(toFact)} mono />
      </Section>
    </>
  );
}

function toFact([label, value]: [string, ReactNode]): Fact {
  return { label, value };
}

function text(value: string | null | undefined): ReactNode {
  return value === null || value === undefined ? null : <UntrustedText>{value}</UntrustedText>;
}

const linkClass = 'inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4';

/** A value with a link to all events that share it. */
function withLink(
  value: string | null | undefined,
  label: string,
  filter: Record<string, string> | null | false,
): ReactNode {
  if (value === null || value === undefined) return null;
  return (
    <>
      <UntrustedText>{value}</UntrustedText>{' '}
      {filter ? (
        <a href={`/admin/audit?${new URLSearchParams(filter)}`} className={linkClass}>
          {label}
        </a>
      ) : null}
    </>
  );
}
