import type { HistoryEntry } from '@/lib/admin/accounts/view-account';
import { operatorNames } from '@/lib/admin/audit/operator-names';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';

/** Returns a function that names the actor of an entry in the account's history. */
export async function whoDid({ db }: Services, { operator, request }: Actor): Promise<(entry: HistoryEntry) => string> {
  const { phrases } = accountsPhrases(request.locale);
  const names = await operatorNames(db);
  const own = `operator:${operator.id}`;
  return ({ actor }) => {
    if (actor === 'person' || actor === 'system') return phrases[actor];
    const audit = auditPhrases(request.locale).phrases;
    if (actor === 'console') return audit.actorConsole;
    if (actor === 'command') return audit.actorCommand;
    return actor === own ? phrases.you : (names.get(actor) ?? phrases.anOperator);
  };
}
