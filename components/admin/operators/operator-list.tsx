import Link from 'next/link';
import { LocalTime } from '@/components/admin/local-time';
import { StateBadge, type Tone } from '@/components/admin/state-badge';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';

export type OperatorRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  state: { label: string; tone: Tone };
  lastSignIn: string | null;
};

type OperatorListProps = {
  rows: readonly OperatorRow[];
  locale: Locale;
  labels: { name: string; role: string; state: string; lastSignIn: string; never: string };
};

/** All operators: a table on wide screens, cards on phones. */
export function OperatorList({ rows, locale, labels }: OperatorListProps) {
  const { colon } = punctuation[locale];
  return (
    <table className="block w-full text-start sm:table">
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="border-b border-border text-sm text-muted">
          {[labels.name, labels.role, labels.state, labels.lastSignIn].map((label) => (
            <th key={label} scope="col" className="px-3 py-2 text-start font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid gap-3 sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={row.id}
            className="grid gap-1 rounded-xl border border-border bg-surface p-3 sm:table-row sm:rounded-none sm:border-0 sm:border-b"
          >
            <th scope="row" className="px-1 text-start font-normal sm:px-3 sm:py-3">
              <Link
                href={`/admin/operators/${row.id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-medium text-accent-ink underline-offset-4 hover:underline sm:min-h-6"
              >
                <bdi>{row.name}</bdi>
              </Link>
              <span className="block text-sm wrap-anywhere text-muted">{row.email}</span>
            </th>
            <td className="px-1 sm:px-3 sm:py-3">{row.role}</td>
            <td className="px-1 sm:px-3 sm:py-3">
              <StateBadge tone={row.state.tone}>{row.state.label}</StateBadge>
            </td>
            <td className="px-1 text-sm text-muted sm:px-3 sm:py-3">
              <span className="sm:sr-only">
                {labels.lastSignIn}
                {colon}
              </span>
              {row.lastSignIn ? <LocalTime iso={row.lastSignIn} locale={locale} /> : labels.never}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
