import { ConsoleForm } from '@/components/admin/console-form';
import { LocalTime } from '@/components/admin/local-time';
import { StateBadge } from '@/components/admin/state-badge';
import type { FormAction } from '@/lib/forms/form-state';
import type { MeMessages } from '@/lib/i18n/console/me/en';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import type { FormWords } from './factor-list';

export type ShownSession = {
  label: string;
  /** Whether this is the current session. */
  own: boolean;
  finished: boolean;
  browser: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
};

type SessionListProps = {
  locale: Locale;
  sessions: readonly ShownSession[];
  action: FormAction;
  phrases: MeMessages;
} & FormWords;

/** An operator's sessions, with forms to end all but the current one. */
export function SessionList({ locale, sessions, action, phrases, formPhrases, shell }: SessionListProps) {
  const { colon } = punctuation[locale];
  const { stepUpCode, stepUpHint } = shell;
  const form = { action, fields: [], phrases: formPhrases };
  const labels = { pending: phrases.ending, stepUpCode, stepUpHint };
  return (
    <div className="grid gap-5">
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <li key={session.label} className="grid gap-3 rounded-lg border border-border p-4 sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {session.browser}
                {session.own ? <StateBadge tone="ok">{phrases.thisSession}</StateBadge> : null}
                {session.finished ? null : <StateBadge tone="quiet">{phrases.unfinished}</StateBadge>}
              </p>
              <p className="text-sm text-muted wrap-break-word">
                {phrases.address}
                {colon}
                <bdi>{session.address}</bdi>
              </p>
              <p className="text-sm text-muted">
                {phrases.signedIn}
                {colon}
                <LocalTime iso={session.createdAt} locale={locale} />
              </p>
              <p className="text-sm text-muted">
                {phrases.lastSeen}
                {colon}
                <LocalTime iso={session.lastSeenAt} locale={locale} />
              </p>
            </div>
            {session.own ? null : (
              <ConsoleForm
                {...form}
                hidden={{ session: session.label }}
                labels={{ ...labels, submit: phrases.endConfirm }}
                confirm={{ open: phrases.end, question: phrases.endQuestion }}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <ConsoleForm
          {...form}
          labels={{ ...labels, submit: phrases.endOthersConfirm }}
          confirm={{ open: phrases.endOthers, question: phrases.endOthersQuestion }}
        />
      ) : null}
    </div>
  );
}
