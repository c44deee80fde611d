import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { signOutAction } from '@/app/admin/sign-out/actions';
import { ActingAsField } from '@/components/admin/acting-as';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { FactorList } from '@/components/admin/sign-in/factor-list';
import { OperatorPasswordForm } from '@/components/admin/sign-in/password-form';
import { RightsList } from '@/components/admin/sign-in/rights-list';
import { SessionList } from '@/components/admin/sign-in/session-list';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { factorsOf } from '@/lib/factors/factors-of';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { consoleShellPhrases, roleName } from '@/lib/i18n/console/shell/shell-phrases';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import type { LocalText } from '@/lib/i18n/local-text';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Locale } from '@/lib/i18n/locales';
import { requireOperator } from '@/lib/operators/require-operator';
import { describeBrowser } from '@/lib/operators/sign-in/describe-browser';
import { openSessionsOf, sessionLabel } from '@/lib/operators/sign-in/end-sessions';
import { operatorPasswordContext, operatorPasswordPolicies } from '@/lib/operators/sign-in/operator-passwords';
import {
  addPasskeyAction,
  changePasswordAction,
  endSessionsAction,
  newPasskeyOptionsAction,
  removeFactorAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: mePhrases(locale).phrases.title };
}

export default async function MePage() {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { operator, session, request } = actor;
  const { locale } = request;
  const { phrases, t } = mePhrases(locale);
  const words = signInPhrases(locale).phrases;
  const shell = consoleShellPhrases(locale);
  const factors = await factorsOf(services.db, operator.id);
  const sessions = await openSessionsOf(services.db, operator.id, services.clock());
  const form = { formPhrases: consoleFormPhrases(locale), shell: { ...shell, ...words } };
  return (
    <>
      <PageHeader
        title={operator.name}
        intro={phrases.intro}
        action={
          <form action={signOutAction}>
            <ActingAsField />
            <button type="submit" className={`${buttonClass('secondary')} sm:w-auto`}>
              {phrases.signOut}
            </button>
          </form>
        }
      />
      <PageNotice />
      <Section title={phrases.about}>
        <RightsList
          locale={locale}
          email={operator.email}
          role={roleName(locale, operator.role)}
          directories={directoryNames(operator.scope, services.directories.usable, locale)}
          grants={operator.grants}
          phrases={phrases}
        />
      </Section>
      <Section title={phrases.factors} hint={phrases.factorsHint}>
        <FactorList
          locale={locale}
          authenticatorSince={factors.authenticator?.since.toISOString() ?? null}
          passkeys={factors.passkeys.map(({ id, name, lastUsedAt }) => ({
            id,
            name,
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          }))}
          removeAction={removeFactorAction}
          optionsAction={newPasskeyOptionsAction}
          addAction={addPasskeyAction}
          phrases={phrases}
          {...form}
        />
      </Section>
      <Section title={phrases.recovery} hint={t('recoveryLeft', { count: factors.recoveryCodesLeft })}>
        <a href="/admin/me/codes" className={`${buttonClass('secondary')} sm:w-auto`}>
          {phrases.newCodes}
        </a>
      </Section>
      <Section title={phrases.password} hint={operator.accountId === null ? phrases.elsewhere : phrases.passwordHint}>
        {operator.accountId === null ? null : (
          <OperatorPasswordForm
            action={changePasswordAction}
            fields={[
              {
                kind: 'secret',
                name: 'currentPassword',
                label: phrases.currentPassword,
                required: true,
                autoComplete: 'current-password',
              },
            ]}
            policies={operatorPasswordPolicies(services)}
            context={operatorPasswordContext(operator)}
            username={operator.email}
            directoryName={words.consoleName}
            phrases={operatorPasswordPhrases(locale, phrases.changePassword, phrases.changing)}
          />
        )}
      </Section>
      <Section title={phrases.sessions} hint={phrases.sessionsHint}>
        <SessionList
          locale={locale}
          sessions={sessions.map((each) => ({
            label: sessionLabel(each),
            own: each.id === session.id,
            finished: each.stage === 'full',
            browser: describeBrowser(each.userAgent) ?? phrases.unknownBrowser,
            address: each.address,
            createdAt: each.createdAt.toISOString(),
            lastSeenAt: each.lastSeenAt.toISOString(),
          }))}
          action={endSessionsAction}
          phrases={phrases}
          {...form}
        />
      </Section>
    </>
  );
}

type Scope = { directories: 'all' | string[] };

/** The names of the directories in the operator's scope; `all` if nothing is excluded. */
function directoryNames(
  { directories }: Scope,
  known: readonly { id: string; name: LocalText }[],
  locale: Locale,
): 'all' | string[] {
  if (directories === 'all') return 'all';
  return directories.map((id) => inLanguage(known.find((each) => each.id === id)?.name ?? id, locale));
}
