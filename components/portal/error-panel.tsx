import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';

export type ErrorPanelProps = {
  help: string;
  start: string;
  startPath?: string | undefined;
  requestId?: string | null | undefined;
  /** A further action, for instance a retry button. */
  children?: ReactNode;
};

/** The content of a page that failed: the next step, and the request id for support. */
export function ErrorPanel({ help, start, startPath = '/', requestId, children }: ErrorPanelProps) {
  return (
    <>
      <p>{help}</p>
      <div className="grid gap-3">
        {children}
        <a href={startPath} className={buttonClass(children ? 'secondary' : 'primary')}>
          {start}
        </a>
      </div>
      {requestId ? <p className="text-sm text-muted">{requestId}</p> : null}
    </>
  );
}
