import 'server-only';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import type { SignedIn } from '@/lib/operators/require-operator';
import type { SettingsTarget } from '@/lib/operators/step-up-target';
import type { SectionsForForm } from './read-sections';

type Shown = Pick<SectionsForForm<never>, 'version' | 'source'>;

/** Returns the props of every settings form, except its action and fields. */
export function settingsFormParts({ services, actor, version, source }: SignedIn & Shown, target: SettingsTarget) {
  const { session, request } = actor;
  const { phrases } = settingsPhrases(request.locale);
  const { stepUpCode, stepUpHint } = consoleShellPhrases(request.locale);
  return {
    phrases: consoleFormPhrases(request.locale, ['send_limit']),
    labels: { save: phrases.save, saving: phrases.saving, stepUpCode, stepUpHint },
    hidden: { version },
    stepUp: !isSteppedUp(session, services.clock(), target),
    readOnly: source === 'file',
  };
}
