import type { ReactNode } from 'react';

type PageHeaderProps = {
  title: string;
  intro?: string | undefined;
  /** The parent page. */
  back?: { path: string; label: string } | undefined;
  /** The main action of the page. */
  action?: ReactNode;
};

/** The title of a console page, with a link back above it and its main action. */
export function PageHeader({ title, intro, back, action }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {back ? (
        <a
          href={back.path}
          className="-mt-3 mb-1 inline-flex min-h-11 items-center gap-1.5 text-sm text-accent-ink underline-offset-4 hover:underline"
        >
          <span aria-hidden="true">←</span>
          {back.label}
        </a>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-2xl leading-tight font-semibold tracking-tight wrap-break-word">{title}</h1>
          {intro ? <p className="mt-1.5 max-w-prose text-pretty text-muted">{intro}</p> : null}
        </div>
        {action}
      </div>
    </header>
  );
}
