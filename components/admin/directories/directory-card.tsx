import type { ReactNode } from 'react';
import { LocalTime } from '@/components/admin/local-time';
import { StateBadge, type Tone } from '@/components/admin/state-badge';

type DirectoryCardProps = {
  id: string;
  name: string;
  kind: string;
  state: { tone: Tone; words: string };
  problems: readonly string[];
  problemsTitle: string;
  index?: { words: string; readAt?: string } | undefined;
  locale: string;
  children: ReactNode;
};

/** One directory in the list: what it is, whether it works, and what can be done with it. */
export function DirectoryCard({ id, name, kind, state, index, locale, ...rest }: DirectoryCardProps) {
  return (
    <li className="rounded-2xl border border-border bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
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
      {rest.problems.length > 0 ? (
        <div className="mt-3 text-sm">
          <p>{rest.problemsTitle}</p>
          <ul lang="en" className="mt-1.5 grid list-disc gap-1 ps-5">
            {rest.problems.map((problem) => (
              <li key={problem} className="wrap-anywhere">
                <code>{problem}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap items-start gap-3">{rest.children}</div>
    </li>
  );
}
