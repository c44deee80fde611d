import Link from 'next/link';
import { LocalTime } from '@/components/admin/local-time';
import { StateBadge, type Tone } from '@/components/admin/state-badge';
import { withReturnPath } from '@/lib/forms/return-path';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import { UntrustedText } from './untrusted-text';

export type AuditTableRow = {
  seq: number;
  at: string;
  act: string;
  outcome: { label: string; tone: Tone };
  who: string;
  /** The account, operator or settings section that the event is about. */
  target: string | null;
  ticket: string | null;
  directory: string | null;
};

type AuditTableProps = {
  rows: readonly AuditTableRow[];
  locale: Locale;
  /** Path of this page, to return to. */
  here: string;
  phrases: Record<'when' | 'action' | 'outcome' | 'operator' | 'target' | 'ticket' | 'events', string>;
};

/** Events, newest first: a table on wide screens, cards on phones. */
export function AuditTable({ rows, locale, here, phrases }: AuditTableProps) {
  const { colon } = punctuation[locale];
  const heads = [phrases.when, phrases.action, phrases.outcome, phrases.target, phrases.operator];
  return (
    <table className="block w-full text-start lg:table">
      <caption className="sr-only">{phrases.events}</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-border text-sm text-muted">
          {heads.map((head) => (
            <th key={head} scope="col" className="px-3 py-2 text-start font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid gap-3 lg:table-row-group">
        {rows.map((row) => (
          <tr
            key={row.seq}
            className="grid gap-1 rounded-xl border border-border bg-surface p-3 lg:table-row lg:rounded-none lg:border-0 lg:border-b"
          >
            <td className="px-1 text-sm text-muted lg:px-3 lg:py-2.5">
              <LocalTime iso={row.at} locale={locale} seconds />
            </td>
            <th scope="row" className="px-1 text-start font-medium lg:px-3 lg:py-2.5">
              <Link
                href={withReturnPath(`/admin/audit/${row.seq}`, here)}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-accent-ink underline-offset-4 hover:underline lg:min-h-6"
              >
                {row.act}
              </Link>
              {row.ticket ? (
                <span className="block text-sm font-normal text-muted">
                  {phrases.ticket}
                  {colon} <UntrustedText>{row.ticket}</UntrustedText>
                </span>
              ) : null}
            </th>
            <td className="px-1 lg:px-3 lg:py-2.5">
              <StateBadge tone={row.outcome.tone}>{row.outcome.label}</StateBadge>
            </td>
            <td className={`px-1 lg:px-3 lg:py-2.5 ${row.target || row.directory ? '' : 'hidden lg:table-cell'}`}>
              <span className="text-sm text-muted lg:sr-only">
                {phrases.target}
                {colon}
              </span>
              {row.target ? <UntrustedText>{row.target}</UntrustedText> : '–'}
              {row.directory ? <span className="ms-2 text-sm text-muted lg:ms-0 lg:block">{row.directory}</span> : null}
            </td>
            <td className="px-1 lg:px-3 lg:py-2.5">
              <span className="text-sm text-muted lg:sr-only">
                {phrases.operator}
                {colon}
              </span>
              <UntrustedText>{row.who}</UntrustedText>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
