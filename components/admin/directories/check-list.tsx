import { Icon, type IconName } from '@/components/ui/icon';
import type { Finding } from '@/lib/forms/form-state';

type CheckListProps = { title: string; checks: readonly Finding[] };

const icons = {
  ok: { name: 'check', className: 'text-ok' },
  info: { name: 'info', className: 'text-muted' },
  danger: { name: 'alert', className: 'text-danger' },
} as const satisfies Record<string, { name: IconName; className: string }>;

/** The results of a test, each with what to do about it. */
export function CheckList({ title, checks }: CheckListProps) {
  return (
    <section role="status" aria-label={title} className="rounded-lg border border-border bg-sunken p-4">
      <p className="font-medium">{title}</p>
      <ul className="mt-3 grid gap-3">
        {checks.map(({ tone, text, remedy }) => (
          <li key={text} className="flex gap-2.5">
            <Icon name={icons[tone].name} className={`mt-0.5 size-5 ${icons[tone].className}`} />
            <div className="min-w-0">
              <p>{text}</p>
              {remedy ? <p className="text-sm text-muted">{remedy}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
