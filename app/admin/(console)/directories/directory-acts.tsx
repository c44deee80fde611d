import { ConsoleForm } from '@/components/admin/console-form';
import { buttonClass } from '@/components/ui/button';
import type { DirectoryOverview } from '@/lib/admin/directories/list-directories';
import type { FormAction } from '@/lib/forms/form-state';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { moveDirectoryAction, switchDirectoryAction } from './actions';

type DirectoryActsProps = {
  locale: Locale;
  directory: DirectoryOverview;
  isEditable: boolean;
  isFirst: boolean;
  isLast: boolean;
};

/** The actions on a directory in the list. A second factor is asked for when one of them needs it. */
export function DirectoryActs({ locale, directory, isEditable, isFirst, isLast }: DirectoryActsProps) {
  const { id, name, state } = directory;
  const { phrases, t } = directoriesPhrases(locale);
  const shell = consoleShellPhrases(locale);
  const act = (action: FormAction, to: string, short: string, whole: string) => (
    <ConsoleForm
      action={action}
      fields={[]}
      hidden={{ id, to }}
      phrases={consoleFormPhrases(locale)}
      labels={{ ...shell, submit: <NamedButton short={short} whole={whole} />, pending: shell.working }}
      look="secondary"
    />
  );
  return (
    <>
      <a href={`/admin/directories/${encodeURIComponent(id)}`} className={`${buttonClass('secondary')} mt-2 sm:w-auto`}>
        <NamedButton
          short={isEditable ? phrases.editShort : phrases.viewShort}
          whole={t(isEditable ? 'edit' : 'view', { name })}
        />
      </a>
      {isEditable && !isFirst ? act(moveDirectoryAction, 'up', phrases.upShort, t('moveUp', { name })) : null}
      {isEditable && !isLast ? act(moveDirectoryAction, 'down', phrases.downShort, t('moveDown', { name })) : null}
      {isEditable && state === 'off'
        ? act(switchDirectoryAction, 'on', phrases.onShort, t('switchOn', { name }))
        : null}
      {isEditable && state !== 'off'
        ? act(switchDirectoryAction, 'off', phrases.offShort, t('switchOff', { name }))
        : null}
    </>
  );
}

/** The short label is visible, because the name is just above; screen readers get the whole label. */
function NamedButton({ short, whole }: { short: string; whole: string }) {
  return (
    <>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{whole}</span>
    </>
  );
}
