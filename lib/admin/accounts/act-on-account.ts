import 'server-only';
import type { AuditAction, AuditEvent, AuditOutcome } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { Permission } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Account, Capabilities, Provider, ProviderError } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { openAccountFor } from './open-account';

const longestWaitMs = 20_000;

type Act = {
  permission: Permission;
  action: AuditAction;
  /** The provider's method; undefined if this kind of directory does not have it. */
  call: (provider: Provider, can: Capabilities) => Provider['unlockAccount'] | undefined;
  /** The only status in which the act makes sense. */
  onlyFor?: Account['status'];
};

/** What an operator can do to an account besides its password. The provider's capabilities decide which acts exist. */
const accountActs = {
  require_change: {
    permission: 'accounts.require_change',
    action: 'must_change_set',
    call: (provider) => provider.requireChange,
  },
  unlock: {
    permission: 'accounts.unlock',
    action: 'account_unlocked',
    call: (provider, { unlock }) => (unlock ? provider.unlockAccount : undefined),
    onlyFor: 'locked',
  },
  end_sessions: {
    permission: 'accounts.end_sessions',
    action: 'account_sessions_ended',
    call: (provider) => provider.endSessions,
  },
} as const satisfies Record<string, Act>;

export type AccountAct = keyof typeof accountActs;
const accountActNames = ['require_change', 'unlock', 'end_sessions'] as const satisfies readonly AccountAct[];

/** Returns the acts that are possible on an account in its present state. */
export function actsOf(
  { provider, capabilities }: Pick<Directory, 'provider' | 'capabilities'>,
  { status }: Pick<Account, 'status'>,
): AccountAct[] {
  return accountActNames.filter((name) => {
    const { call, onlyFor }: Act = accountActs[name];
    return call(provider, capabilities) !== undefined && (onlyFor === undefined || onlyFor === status);
  });
}

export type ActRequest = AccountTarget & { reason: string; ticket: string | null };

/**
 * Does one act to an account. The audit records it before the directory is called, and its outcome afterwards. Refuses
 * with the codes of `openAccountFor`, `not_supported`, `account_not_locked`, the directory's failure, and
 * `outcome_unknown`.
 */
export async function actOnAccount(
  services: Services,
  actor: Actor,
  name: AccountAct,
  { reason, ticket, ...target }: ActRequest,
): Promise<Result<{ username: string }, Refusal>> {
  const { permission, action, call, onlyFor }: Act = accountActs[name];
  const opened = await openAccountFor(services, actor, permission, target);
  if (!opened.ok) return opened;
  const { account, directory } = opened.value;
  const act = call(directory.provider, directory.capabilities);
  if (!act) return refuseAct(services, actor, { permission, ...target }, { code: 'not_supported' });
  if (onlyFor === 'locked' && account.status !== 'locked') return err({ code: 'account_not_locked' });
  const record = (outcome: AuditOutcome, more: Pick<AuditEvent, 'detail'> = {}) => {
    const about = { ...target, accountName: account.username, reason, ticket };
    const event = operatorEvent(actor, services.clock(), { action, outcome, ...about, ...more });
    return services.db.transaction((tx) => recordEvent(tx, event));
  };
  await record('started');
  const done = await tell(services, () => act(account.id, { signal: AbortSignal.timeout(longestWaitMs) }));
  if (done.ok) {
    await record('ok');
    return ok({ username: account.username });
  }
  const unknown = done.error.code === 'outcome_unknown';
  await record(unknown ? 'unknown' : 'failed', { detail: { code: done.error.code, ...done.error.vendor } });
  return err(actRefusal(done.error));
}

async function tell(
  { logger }: Services,
  act: () => Promise<Result<void, ProviderError>>,
): Promise<Result<void, ProviderError>> {
  try {
    return await act();
  } catch (error) {
    logger.error('an action on an account failed', { error });
    return err({ code: 'outcome_unknown' });
  }
}

function actRefusal(error: ProviderError): Refusal {
  switch (error.code) {
    case 'outcome_unknown':
    case 'account_gone':
    case 'account_read_only':
    case 'account_disabled':
      return { code: error.code };
    case 'unsupported':
      return { code: 'not_supported' };
    default:
      return describeProviderError(error);
  }
}
