import { LocalTime } from '@/components/admin/local-time';
import type { HistoryEntry } from '@/lib/admin/accounts/view-account';
import { actPhrases, outcomePhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Locale } from '@/lib/i18n/locales';

type AccountHistoryProps = {
  entries: readonly HistoryEntry[];
  locale: Locale;
  /** Returns the name of the person or operator behind an entry. */
  who: (entry: HistoryEntry) => string;
  ticketWords: (ticket: string) => string;
  /** Whether the reader may open the audit: entries then link to it. */
  linked: boolean;
  /** The open hand-off, if any. Its entries link to its page. */
  open: { publicId: string; path: string } | null;
};

/** The events of an account, in the given order. */
export function AccountHistory({ entries, locale, who, ticketWords, linked, open }: AccountHistoryProps) {
  return (
    <ol className="grid divide-y divide-border">
      {entries.map((entry) => (
        <li key={entry.seq} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <span className="text-sm text-muted">
            <LocalTime iso={entry.at.toISOString()} locale={locale} seconds />
          </span>
          <div className="min-w-0">
            <p>
              <Linked
                path={open && entry.handoff === open.publicId ? open.path : linked && `/admin/audit/${entry.seq}`}
              >
                {wordsOf(actPhrases(locale).phrases, entry.action)}
              </Linked>
              {entry.outcome === 'ok' ? null : (
                <span className="text-muted"> · {wordsOf(outcomePhrases(locale).phrases, entry.outcome)}</span>
              )}
              <span className="text-muted"> · {who(entry)}</span>
            </p>
            {entry.reason ? (
              <p className="border-s-2 border-border ps-3 text-sm wrap-anywhere text-muted">
                <bdi>{entry.reason}</bdi>
                {entry.ticket ? ` · ${ticketWords(entry.ticket)}` : null}
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Linked({ path, children }: { path: string | false; children: string }) {
  if (path === false) return children;
  return (
    <a
      href={path}
      className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4 sm:min-h-6"
    >
      {children}
    </a>
  );
}

/** Returns the phrase for a name, or the name itself if this version has no phrase for it. */
function wordsOf(phrases: Record<string, string>, name: string): string {
  return phrases[name] ?? name;
}
