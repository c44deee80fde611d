import type { ReactNode } from 'react';

type PageHeaderProps = {
  title: string;
  intro?: string | undefined /** The page's one main act. */;
  action?: ReactNode;
};

/** The title of a console page and its main act. */
export function PageHeader({ title, intro, action }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-2xl leading-tight font-semibold tracking-tight wrap-break-word">{title}</h1>
        {intro ? <p className="mt-1.5 max-w-prose text-muted">{intro}</p> : null}
      </div>
      {action}
    </header>
  );
}
