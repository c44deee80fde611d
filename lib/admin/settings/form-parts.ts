import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import { isSteppedUp } from '@/lib/admin/authorise';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Services } from '@/lib/services';
import type { SectionsForForm } from './read-sections';

/** What every form of the settings is given, besides its action and fields. */
export function settingsFormParts(
  { clock }: Pick<Services, 'clock'>,
  { session, request }: Actor,
  { version, source }: Pick<SectionsForForm<never>, 'version' | 'source'>,
) {
  const { phrases } = settingsPhrases(request.locale);
  const { stepUpCode, stepUpHint } = consoleShellPhrases(request.locale);
  return {
    phrases: consoleFormPhrases(request.locale, ['send_limit']),
    labels: { save: phrases.save, saving: phrases.saving, stepUpCode, stepUpHint },
    hidden: { version },
    stepUp: !isSteppedUp(session, clock()),
    readOnly: source === 'file',
  };
}
