import { ConsoleForm } from '@/components/admin/console-form';
import { reasonAndTicketFields } from '@/components/admin/reason-and-ticket-fields';
import { WayList } from '@/components/admin/reset/way-list';
import { Section } from '@/components/admin/section';
import { Alert } from '@/components/ui/alert';
import { sendableContacts } from '@/lib/admin/accounts/masked-contacts';
import { isResetOften } from '@/lib/admin/accounts/spend-operator-reset';
import { statusRefusal } from '@/lib/admin/accounts/status-refusal';
import { describeWay, ways } from '@/lib/admin/reset/ways';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { holds } from '@/lib/base/permissions';
import { createToken } from '@/lib/crypto/token';
import type { Directory } from '@/lib/directories/directory';
import { accountPath } from '@/lib/forms/account-target';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { consoleErrorWords } from '@/lib/i18n/console/errors/form-phrases';
import { resetFormPhrases, resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { localeNames, locales } from '@/lib/i18n/locales';
import type { Actor } from '@/lib/operators/actor';
import { isSteppedUp } from '@/lib/operators/authorise';
import { authoriseOnAccount } from '@/lib/operators/authorise-on-account';
import type { Account } from '@/lib/providers/types';
import { handoffMinutes } from '@/lib/reset/handoff/handoff-links';
import type { Services } from '@/lib/services/services';
import { makeHandoffAction } from './reset/actions';

type ResetWaysProps = { services: Services; actor: Actor; directory: Directory; account: Account };

/** The ways to give the person a new password, safest first, and why the others are unavailable. */
export async function ResetWaysSection({ services, actor, directory, account }: ResetWaysProps) {
  const { locale } = actor.request;
  const { phrases, t } = resetPhrases(locale);
  const target = { directoryId: directory.id, accountId: account.id };
  const obstacle = await findObstacle(services, actor, directory, account);
  if (obstacle) {
    return (
      <Section title={phrases.title}>
        <p>{consoleErrorWords(locale, obstacle)}</p>
      </Section>
    );
  }
  const shell = consoleShellPhrases(locale);
  const options = [
    ...sendableContacts(services, account).map(({ handle, method, masked }) => ({
      value: handle,
      label: t(method === 'email' ? 'toEmail' : 'toSms', { contact: masked }),
    })),
    ...(holds(actor.operator, 'reset.show_link')
      ? [{ value: 'shown', label: phrases.toShown, hint: phrases.toShownHint }]
      : []),
  ];
  const fields: FieldSpec[] = [
    { kind: 'radio', name: 'to', label: phrases.to, options, value: options[0]?.value, required: true },
    {
      kind: 'select',
      name: 'locale',
      label: phrases.language,
      value: services.config.branding.language ?? locale,
      options: locales.map((each) => ({ value: each, label: localeNames[each] })),
    },
    ...reasonAndTicketFields(locale, shell),
  ];
  const intro = directory.provider.verification ? 'handoffIntroProvider' : 'handoffIntro';
  const often = await isResetOften(services, target);
  return (
    <>
      <Section
        title={phrases.handoffTitle}
        hint={t(intro, { minutes: String(handoffMinutes), directory: inLanguage(directory.name, locale) })}
      >
        <div className="grid gap-4">
          {often ? <Alert tone="danger">{t('often', { count: String(services.limits.accountResets) })}</Alert> : null}
          {options.length === 0 ? (
            <p>{phrases.noWay}</p>
          ) : (
            <ConsoleForm
              action={makeHandoffAction}
              fields={fields}
              hidden={{ directory: directory.id, account: account.id, nonce: createToken() }}
              stepUp={!isSteppedUp(actor.session, services.clock(), null)}
              phrases={resetFormPhrases(locale)}
              labels={{ ...shell, submit: phrases.make, pending: phrases.making }}
            />
          )}
        </div>
      </Section>
      <Section title={phrases.otherTitle}>
        <WayList
          path={`${accountPath(target)}/reset`}
          directoryName={inLanguage(directory.name, locale)}
          ways={ways.map((way) => ({ way, state: describeWay(way, directory, actor.operator) }))}
          book={resetPhrases(locale)}
        />
      </Section>
    </>
  );
}

/** Why this operator cannot reset this account at all. */
async function findObstacle(
  services: Services,
  actor: Actor,
  directory: Directory,
  account: Account,
): Promise<ConsoleErrorCode | null> {
  // Uses a permission without step-up: the forms ask for the second factor themselves.
  const may = await authoriseOnAccount(services, actor, 'accounts.find', { directoryId: directory.id, account });
  if (!may.ok) return may.error.code;
  if (!holds(actor.operator, 'reset.send_link')) return 'not_allowed';
  return statusRefusal(account.status);
}
