import { ConsoleForm } from '@/components/admin/console-form';
import { LocalTime } from '@/components/admin/local-time';
import { buttonClass } from '@/components/ui/button';
import type { FormAction } from '@/lib/forms/form-state';
import type { MeMessages } from '@/lib/i18n/console/me/en';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { punctuation } from '@/lib/i18n/punctuation';
import { PasskeyForm } from './passkey-form';

type FactorListProps = {
  locale: Locale;
  authenticatorSince: string | null;
  passkeys: readonly { id: string; name: string; lastUsedAt: string | null }[];
  removeAction: FormAction;
  optionsAction: FormAction;
  addAction: FormAction;
  phrases: MeMessages;
} & FormWords;

/** Texts that every form of the page needs. */
export type FormWords = {
  formPhrases: FormPhrases;
  shell: { stepUpCode: string; stepUpHint: string; askingPasskey: string };
};

/** An operator's second factors, with forms to add, replace and remove them. The last one cannot be removed. */
export function FactorList({
  locale,
  authenticatorSince,
  passkeys,
  phrases,
  formPhrases,
  shell,
  ...actions
}: FactorListProps) {
  const { stepUpCode, stepUpHint } = shell;
  const removal = {
    action: actions.removeAction,
    fields: [],
    phrases: formPhrases,
    labels: { submit: phrases.removeAppConfirm, pending: phrases.removing, stepUpCode, stepUpHint },
    confirm: { open: phrases.removeApp, question: phrases.removeAppQuestion },
  };
  const canRemove = passkeys.length + (authenticatorSince === null ? 0 : 1) > 1;
  return (
    <div className="grid gap-5">
      <ul className="grid gap-4">
        <li className="grid gap-3 rounded-lg border border-border p-4 sm:grid-cols-[1fr_auto]">
          <div>
            <p className="font-medium">{phrases.app}</p>
            <p className="text-sm text-muted">
              {authenticatorSince === null ? (
                phrases.noApp
              ) : (
                <Since words={phrases.appSince} iso={authenticatorSince} locale={locale} />
              )}
            </p>
          </div>
          <div className="flex flex-wrap items-end gap-3">
            <a href="/admin/me/authenticator" className={`${buttonClass('secondary')} sm:w-auto`}>
              {authenticatorSince === null ? phrases.addApp : phrases.replaceApp}
            </a>
            {authenticatorSince !== null && canRemove ? <ConsoleForm {...removal} /> : null}
          </div>
        </li>
        {passkeys.map(({ id, name, lastUsedAt }) => (
          <li key={id} className="grid gap-3 rounded-lg border border-border p-4 sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <p className="font-medium wrap-break-word">
                <bdi>{name}</bdi>
              </p>
              <p className="text-sm text-muted">
                {lastUsedAt === null ? (
                  phrases.passkeyNeverUsed
                ) : (
                  <Since words={phrases.passkeyLastUsed} iso={lastUsedAt} locale={locale} />
                )}
              </p>
            </div>
            {canRemove ? (
              <ConsoleForm
                {...removal}
                hidden={{ passkeyId: id }}
                labels={{ ...removal.labels, submit: phrases.removePasskeyConfirm }}
                confirm={{ open: phrases.removeApp, question: fill(phrases.removePasskeyQuestion, { name }) }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <PasskeyForm
        action={actions.optionsAction}
        answerAction={actions.addAction}
        fields={[
          {
            kind: 'text',
            name: 'name',
            label: phrases.passkeyName,
            hint: phrases.passkeyNameHint,
            required: true,
            maxLength: 60,
          },
        ]}
        phrases={formPhrases}
        labels={{ submit: phrases.addPasskey, pending: shell.askingPasskey, stepUpCode, stepUpHint }}
        look="secondary"
      />
    </div>
  );
}

function Since({ words, iso, locale }: { words: string; iso: string; locale: Locale }) {
  return (
    <>
      {words}
      {punctuation[locale].colon}
      <LocalTime iso={iso} locale={locale} />
    </>
  );
}
