import { ConsoleForm } from '@/components/admin/console-form';
import { reasonAndTicketFields } from '@/components/admin/reason-and-ticket-fields';
import { Icon } from '@/components/ui/icon';
import type { FormAction } from '@/lib/forms/form-state';
import type { ConsoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

type AccountActsProps = {
  acts: readonly { name: string; title: string; help: string; action: FormAction }[];
  hidden: Record<string, string>;
  stepUp: boolean;
  locale: Locale;
  shell: ConsoleShellPhrases;
  phrases: FormPhrases;
};

/** The actions on an account other than a password reset. Each one unfolds into a form with reason and ticket. */
export function AccountActs({ acts, hidden, stepUp, locale, shell, phrases }: AccountActsProps) {
  return (
    <div className="grid gap-3">
      {acts.map(({ name, title, help, action }) => (
        <details key={name} className="group rounded-xl border border-border">
          <summary className="flex min-h-12 list-none items-center justify-between gap-3 px-4 py-2 font-medium">
            {title}
            <Icon name="chevron" className="size-5 group-open:rotate-180" />
          </summary>
          <div className="border-t border-border p-4">
            <p className="mb-4 max-w-prose text-muted">{help}</p>
            <ConsoleForm
              action={action}
              fields={reasonAndTicketFields(locale, shell)}
              hidden={hidden}
              phrases={phrases}
              labels={{ ...shell, submit: title, pending: shell.working }}
              stepUp={stepUp}
              look="secondary"
            />
          </div>
        </details>
      ))}
    </div>
  );
}
