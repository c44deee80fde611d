'use client';

import { useEffect, useState } from 'react';
import { ActingAsField } from '@/components/admin/acting-as';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

type ContactRowProps = {
  label: string;
  masked: string;
  /** Null if this operator may not see the full contact. */
  show: { action: FormAction; hidden: Record<string, string>; name: string; pending: string; button: string } | null;
  phrases: FormPhrases;
};

/** One stored contact, masked. The full contact is shown only here and only for the seconds that the action returns. */
export function ContactRow({ label, masked, show, phrases }: ContactRowProps) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[4.5rem_minmax(0,1fr)] sm:items-center">
      <dt className="text-sm text-muted sm:text-base">{label}</dt>
      <dd className="min-w-0">
        {show ? <Showable {...{ masked, show, phrases }} /> : <bdi className="wrap-anywhere">{masked}</bdi>}
      </dd>
    </div>
  );
}

type ShowableProps = Pick<ContactRowProps, 'masked' | 'phrases'> & { show: NonNullable<ContactRowProps['show']> };

function Showable({ masked, show, phrases }: ShowableProps) {
  const { refused, done, answers, connectionLost, pending, formProps } = useActionForm(show.action);
  const [goneAfter, setGoneAfter] = useState(-1);
  const revealed = goneAfter === answers ? undefined : done?.revealed;
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => setGoneAfter(answers), revealed.seconds * 1000);
    return () => clearTimeout(timer);
  }, [revealed, answers]);
  return (
    <form {...formProps} aria-busy={pending}>
      <ActingAsField />
      {Object.entries(show.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* The address takes the remaining width, so that the buttons of all rows are aligned. */}
      <div className="flex min-h-11 items-center gap-x-3">
        <bdi role="status" className={`min-w-0 grow wrap-anywhere ${revealed ? 'font-medium' : ''}`}>
          {revealed?.text ?? masked}
        </bdi>
        {revealed ? null : (
          <Button
            look="quiet"
            className="shrink-0"
            pending={pending}
            pendingLabel={show.pending}
            aria-label={pending ? show.pending : show.name}
          >
            {show.button}
          </Button>
        )}
      </div>
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
    </form>
  );
}
