import type { ReactNode } from 'react';
import { LocalTime } from '@/components/admin/local-time';
import { StateBadge, type Tone } from '@/components/admin/state-badge';

type DirectoryCardProps = {
  id: string;
  name: string;
  kind: string;
  state: { tone: Tone; words: string };
  /** Problems: `words` in the reader's language, null if there is no translation; `detail` as in the log. */
  problems: readonly { words: string | null; detail: string }[];
  phrases: { brokenHelp: string; problemDetail: string };
  index?: { words: string; readAt?: string } | undefined;
  locale: string;
  /** A note about failing calls. */
  note?: ReactNode;
  children: ReactNode;
};

/** One directory in the list: its kind, state, problems and actions. */
export function DirectoryCard({ id, name, kind, state, index, locale, ...rest }: DirectoryCardProps) {
  return (
    <li className="rounded-2xl border border-border bg-surface p-4 sm:p-5">
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold wrap-break-word">
            <bdi>{name}</bdi>
          </h2>
          <p className="text-sm wrap-break-word text-muted">
            {kind} · <code>{id}</code>
          </p>
        </div>
        <StateBadge tone={state.tone}>{state.words}</StateBadge>
      </div>
      {index ? (
        <p className="mt-2 text-sm text-muted">
          {index.words}
          {index.readAt ? (
            <>
              {' · '}
              <LocalTime iso={index.readAt} locale={locale} />
            </>
          ) : null}
        </p>
      ) : null}
      <div className="mt-3 empty:hidden">{rest.note}</div>
      {rest.problems.length > 0 ? (
        <div className="mt-3 text-sm">
          <p>{rest.phrases.brokenHelp}</p>
          <ul className="mt-1.5 grid list-disc gap-1 ps-5">
            {rest.problems.map(({ words, detail }) => (
              <li key={detail} className="wrap-anywhere">
                {words ?? <code lang="en">{detail}</code>}
              </li>
            ))}
          </ul>
          {rest.problems.some(({ words }) => words !== null) ? (
            <details className="mt-2">
              <summary className="py-1.5 text-muted">{rest.phrases.problemDetail}</summary>
              {rest.problems.map(({ detail }) => (
                <p key={detail} lang="en" className="wrap-anywhere">
                  <code>{detail}</code>
                </p>
              ))}
            </details>
          ) : null}
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap items-start gap-3">{rest.children}</div>
    </li>
  );
}
