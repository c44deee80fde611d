import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { titleWith } from '@/app/admin/title-with';
import { AbilityList } from '@/components/admin/accounts/ability-list';
import { AccountFacts } from '@/components/admin/accounts/account-facts';
import { AccountHistory } from '@/components/admin/accounts/account-history';
import { ContactRow } from '@/components/admin/accounts/contact-row';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { directoryAbilities } from '@/lib/admin/accounts/directory-abilities';
import { openAccountPage } from '@/lib/admin/accounts/open-account-page';
import { readOpenHandoff } from '@/lib/admin/handoff/read-handoff';
import { handoffPath } from '@/lib/forms/account-target';
import { accountFormPhrases, accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { consoleErrorWords } from '@/lib/i18n/console/errors/form-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { authorise } from '@/lib/operators/authorise';
import { backLink } from '@/lib/operators/back-link';
import { showContactAction } from './actions';
import { ActsSection } from './acts-section';
import { NoAccount } from './no-account';
import { OpenHandoffSection } from './open-handoff-section';
import { ResetWaysSection } from './reset-ways-section';
import { whoDid } from './who-did';

type AccountPageProps = {
  params: Promise<{ directory: string; account: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<AccountPageProps, 'params'>): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const { directory, account } = await params;
  const page = await openAccountPage(directory, account);
  const shown = page.ok && page.value.view.ok ? page.value.view.value.account : null;
  return { title: titleWith(shown && (shown.displayName ?? shown.username), accountsPhrases(locale).phrases.title) };
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const parts = await params;
  const page = await openAccountPage(parts.directory, parts.account);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, view } = page.value;
  const { locale } = actor.request;
  const { phrases, t } = accountsPhrases(locale);
  if (!view.ok) return <NoAccount code={view.error.code} locale={locale} />;
  const { account, directory, contacts, blocked, history } = view.value;
  const hidden = { directory: directory.id, account: account.id };
  const target = { directoryId: directory.id, accountId: account.id };
  const who = await whoDid(services, actor);
  const open = blocked ? null : await readOpenHandoff(services, actor, target);
  const mayAudit = authorise(actor, 'audit.read', services.clock()).ok;
  return (
    <>
      <PageHeader
        title={account.displayName ?? account.username}
        intro={t('accountIn', { username: account.username, directory: inLanguage(directory.name, locale) })}
        back={backLink(locale, (await searchParams)['back'], 'accounts')}
      />
      <PageNotice />
      <div className="mb-6 grid gap-3 empty:hidden">
        {blocked ? (
          <Alert tone="info">
            <p className="font-semibold">{phrases.blockedTitle}</p>
            <p>{consoleErrorWords(locale, blocked.code)}</p>
          </Alert>
        ) : null}
      </div>
      {open ? <OpenHandoffSection target={target} view={open} locale={locale} /> : null}
      <div className="gap-x-6 lg:grid lg:grid-cols-2 lg:*:*:h-[calc(100%-1.5rem)]">
        <Section title={phrases.about}>
          <AccountFacts
            account={account}
            directoryName={inLanguage(directory.name, locale)}
            locale={locale}
            phrases={phrases}
          />
        </Section>
        <Section title={phrases.contacts} hint={contacts.length > 0 && !blocked ? phrases.showHint : undefined}>
          {contacts.length === 0 ? <p>{phrases.noContacts}</p> : null}
          <dl>
            {contacts.map(({ handle, method, masked }) => (
              <ContactRow
                key={handle}
                label={phrases[method]}
                masked={masked}
                phrases={accountFormPhrases(locale)}
                show={
                  blocked
                    ? null
                    : {
                        action: showContactAction,
                        hidden: { ...hidden, contact: handle },
                        name: t(method === 'email' ? 'showEmail' : 'showSms', { masked }),
                        button: phrases.show,
                        pending: phrases.showing,
                      }
                }
              />
            ))}
          </dl>
        </Section>
      </div>
      {blocked ? null : (
        <>
          <ResetWaysSection services={services} actor={actor} directory={directory} account={account} />
          <ActsSection services={services} actor={actor} directory={directory} account={account} />
        </>
      )}
      <Section title={phrases.history} hint={phrases.historyHint}>
        {history.length === 0 ? (
          <p>{phrases.noHistory}</p>
        ) : (
          <AccountHistory
            entries={history}
            locale={locale}
            who={who}
            ticketWords={(ticket) => t('ticketIs', { ticket })}
            linked={mayAudit}
            open={open && { publicId: open.publicId, path: handoffPath(target, open.publicId) }}
          />
        )}
        {mayAudit ? (
          <a
            href={`/admin/audit?${new URLSearchParams(hidden)}`}
            className="mt-2 inline-flex min-h-11 items-center text-accent-ink underline-offset-4 hover:underline"
          >
            {auditPhrases(locale).phrases.sameAccount}
          </a>
        ) : null}
      </Section>
      <Section title={t('abilities', { directory: inLanguage(directory.name, locale) })}>
        <AbilityList abilities={directoryAbilities(directory)} phrases={phrases} />
      </Section>
    </>
  );
}
