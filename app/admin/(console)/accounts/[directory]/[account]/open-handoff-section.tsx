import { ConsoleForm } from '@/components/admin/console-form';
import { OpenHandoff } from '@/components/admin/reset/open-handoff';
import { Section } from '@/components/admin/section';
import { RemountOn } from '@/components/ui/remount-on';
import { newsOf } from '@/lib/admin/handoff/follow-handoff';
import type { HandoffView } from '@/lib/admin/handoff/read-handoff';
import type { AccountTarget } from '@/lib/forms/account-target';
import { handoffPath } from '@/lib/forms/account-target';
import { resetFormPhrases, resetPhrases, statusPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { takeBackHandoffAction } from './reset/actions';

type OpenHandoffSectionProps = { target: AccountTarget; view: HandoffView; locale: Locale };

/** The open hand-off of the account, no matter who created it. */
export function OpenHandoffSection({ target, view, locale }: OpenHandoffSectionProps) {
  const { phrases, t } = resetPhrases(locale);
  const { publicId, sentTo } = view;
  const shown = view.link ? undefined : phrases.shownElsewhere;
  return (
    <Section title={phrases.openTitle} hint={sentTo ? t('sentTo', { contact: sentTo }) : shown}>
      <RemountOn value={publicId}>
        <OpenHandoff
          first={newsOf(view)}
          path={handoffPath(target, publicId)}
          phrases={{ ...statusPhrases(locale), openFollow: phrases.openFollow }}
          takeBack={
            <ConsoleForm
              action={takeBackHandoffAction}
              fields={[]}
              hidden={{ directory: target.directoryId, account: target.accountId, handoff: publicId }}
              look="secondary"
              phrases={resetFormPhrases(locale)}
              labels={{ ...consoleShellPhrases(locale), submit: phrases.takeBack, pending: phrases.takingBack }}
            />
          }
        />
      </RemountOn>
    </Section>
  );
}
