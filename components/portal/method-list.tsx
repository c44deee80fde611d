'use client';

import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { Icon } from '@/components/ui/icon';
import { useActionForm } from '@/components/ui/use-action-form';
import type { ContactMethod } from '@/lib/base/contact';
import type { FormAction } from '@/lib/forms/form-state';
import type { MethodListPhrases } from '@/lib/i18n/phrases/verify-phrases';

export type MethodListProps = {
  action: FormAction;
  methods: readonly { method: ContactMethod; label: string }[];
  current: ContactMethod;
  phrases: MethodListPhrases;
};

/** "Try another way": the directory's other methods, each a button that sends a code by it. */
export function MethodList({ action, methods, current, phrases }: MethodListProps) {
  const { refused, connectionLost, pending, formProps } = useActionForm(action);
  const others = methods.filter(({ method }) => method !== current);
  if (others.length === 0) return null;
  return (
    <details className="group -mt-4" open={refused?.error !== undefined}>
      <summary className="-mx-3 flex min-h-11 list-none items-center gap-1 rounded-lg px-3 font-medium text-accent-ink hover:bg-sunken [&::-webkit-details-marker]:hidden">
        {phrases.title}
        <Icon name="chevron" className="size-5 group-open:rotate-180" />
      </summary>
      <form {...formProps} aria-busy={pending} className="mt-2 grid gap-2.5">
        <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
        {others.map(({ method, label }) => (
          <Button
            key={method}
            look="secondary"
            name="method"
            value={method}
            pending={pending}
            pendingLabel={phrases.pending}
          >
            {label}
          </Button>
        ))}
      </form>
    </details>
  );
}
