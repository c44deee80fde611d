import { AccountActs } from '@/components/admin/accounts/account-acts';
import { Section } from '@/components/admin/section';
import { type AccountAct, actsOf } from '@/lib/admin/accounts/act-on-account';
import type { Directory } from '@/lib/directories/directory';
import type { FormAction } from '@/lib/forms/form-state';
import { accountFormPhrases, accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Actor } from '@/lib/operators/actor';
import { isSteppedUp } from '@/lib/operators/authorise';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { endSessionsAction, requireChangeAction, unlockAction } from './actions';

type ActsSectionProps = { services: Services; actor: Actor; directory: Directory; account: Account };

const actions: Record<AccountAct, FormAction> = {
  require_change: requireChangeAction,
  unlock: unlockAction,
  end_sessions: endSessionsAction,
};

/** What an operator can do to the account besides setting a password, if the directory offers anything. */
export function ActsSection({ services, actor, directory, account }: ActsSectionProps) {
  const { locale } = actor.request;
  const { phrases } = accountsPhrases(locale);
  const acts = actsOf(directory, account);
  if (acts.length === 0) return null;
  return (
    <Section title={phrases.acts}>
      <AccountActs
        acts={acts.map((name) => ({ name, title: phrases[name], help: phrases[`${name}Help`], action: actions[name] }))}
        hidden={{ directory: directory.id, account: account.id }}
        stepUp={!isSteppedUp(actor.session, services.clock(), `account:${directory.id}/${account.id}`)}
        locale={locale}
        shell={consoleShellPhrases(locale)}
        phrases={accountFormPhrases(locale)}
      />
    </Section>
  );
}
