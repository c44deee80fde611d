import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

const tones = {
  danger: { box: 'border-danger bg-danger-soft', ink: 'text-danger', icon: 'alert' },
  ok: { box: 'border-ok bg-ok-soft', ink: 'text-ok', icon: 'check' },
  info: { box: 'border-border bg-sunken', ink: 'text-muted', icon: 'info' },
} as const satisfies Record<string, { box: string; ink: string; icon: IconName }>;

type AlertProps = { tone: keyof typeof tones; children: ReactNode };

/** A message about the whole form or page. Errors interrupt a screen reader; everything else waits. */
export function Alert({ tone, children }: AlertProps) {
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'}>
      <AlertBox tone={tone}>{children}</AlertBox>
    </div>
  );
}

/** The look of a message, for use inside an existing live region. */
export function AlertBox({ tone, children }: AlertProps) {
  const { box, ink, icon } = tones[tone];
  return (
    <div className={`flex gap-2.5 rounded-lg border px-3.5 py-3 ${box}`}>
      <Icon name={icon} className={`mt-0.5 size-5 ${ink}`} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
