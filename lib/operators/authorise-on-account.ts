import 'server-only';
import { inArray, or } from 'drizzle-orm';
import { fold } from '@/lib/base/fold';
import type { DirectoryId } from '@/lib/base/ids';
import { type Permission, rankOf } from '@/lib/base/permissions';
import { err, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import type { Actor, Operator } from './actor';
import { authorise, type NotAllowed } from './authorise';

/**
 * Checks whether an operator may do something to an account. In addition to `authorise`, refuses with `own_account` for
 * the operator's own account (the help desk is for others), and with `higher_rank` if the account belongs to an
 * operator of the same or a higher rank. An account belongs to an operator if it has the operator's e-mail address as a
 * contact or as its name, in any directory.
 */
export async function authoriseOnAccount(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  { directoryId, account }: { directoryId: DirectoryId; account: Account },
): Promise<Result<void, NotAllowed>> {
  const allowed = authorise(actor, permission, services.clock(), { directoryId });
  if (!allowed.ok) return allowed;
  const owners = await operatorsBehind(services, account);
  if (owners.some(({ id }) => id === actor.operator.id)) return err({ code: 'own_account' });
  if (owners.some(({ role }) => rankOf(role) >= rankOf(actor.operator.role))) return err({ code: 'higher_rank' });
  return allowed;
}

async function operatorsBehind({ db }: Pick<Services, 'db'>, account: Account): Promise<Operator[]> {
  const addresses = account.contacts.filter(({ method }) => method === 'email').map(({ address }) => fold(address));
  return db
    .select()
    .from(operators)
    .where(
      or(
        inArray(operators.emailFold, [...new Set([...addresses, fold(account.username)])]),
        inArray(operators.accountId, [account.id]),
      ),
    );
}
