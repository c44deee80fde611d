import type { InputHTMLAttributes } from 'react';

type RadioCardProps = InputHTMLAttributes<HTMLInputElement> & { label: string; help?: string | undefined };

/** One choice of a group, large enough for a thumb, with a line of help. */
export function RadioCard({ label, help, ...rest }: RadioCardProps) {
  return (
    <label className="flex min-h-12 items-start gap-3 rounded-lg border border-control px-3.5 py-3 has-checked:border-accent-ink has-checked:[box-shadow:inset_0_0_0_1px_var(--accent-ink)] hover:bg-sunken has-focus:outline-2 has-focus:outline-offset-2 has-focus:outline-accent-ink">
      <input type="radio" {...rest} className="mt-0.5 size-5 shrink-0 accent-accent-ink outline-none" />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {help ? <span className="block text-sm text-muted">{help}</span> : null}
      </span>
    </label>
  );
}
