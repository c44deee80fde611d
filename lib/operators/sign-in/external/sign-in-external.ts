import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { describeChange } from '@/lib/audit/describe-change';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import { ok, type Result } from '@/lib/base/result';
import { describeRights } from '@/lib/base/rights';
import { countFactors, factorsOf } from '@/lib/factors/factors-of';
import { startSession } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';
import { keepExternalOperator } from './keep-external-operator';
import type { ExternalIdentity } from './read-claims';

export type ExternalRefusal = Extract<ConsoleErrorCode, `external_${string}`>;

export type ExternalSignIn = {
  providerId: string;
  identity: ExternalIdentity;
  request: RequestFacts;
  userAgent: string;
};

/**
 * Signs in a person whom a provider has authenticated. Returns the token for the session cookie. The session is `full`
 * if a second factor was used at the provider; otherwise Rekey's own comes next. Refuses with the codes of
 * `keepExternalOperator`.
 */
export async function signInExternal(
  services: Services,
  { providerId, identity, request, userAgent }: ExternalSignIn,
): Promise<Result<string, ExternalRefusal>> {
  const now = services.clock();
  return services.db.transaction(async (tx) => {
    const kept = await keepExternalOperator(tx, identity, now);
    if (!kept.ok) return kept;
    const { operator, isNew, change } = kept.value;
    const { secondFactorAt } = identity;
    const ownStage = countFactors(await factorsOf(tx, operator.id)) > 0 ? 'factor' : 'enrol';
    const stage = secondFactorAt ? 'full' : ownStage;
    const token = await startSession(tx, {
      operatorId: operator.id,
      stage,
      request,
      userAgent,
      now,
      ...(secondFactorAt ? { steppedUpAt: secondFactorAt } : {}),
    });
    const record = (action: AuditEvent['action'], detail: AuditEvent['detail']) =>
      recordEvent(tx, {
        at: now,
        actor: `operator:${operator.id}`,
        requestId: request.requestId,
        ip: request.address,
        accountName: operator.email,
        action,
        outcome: 'ok',
        detail: { provider: providerId, ...detail },
      });
    if (isNew) await record('operator_joined', describeChange({}, describeRights(operator)));
    if (change) await record('operator_changed', change);
    // If Rekey's own second factor comes next, that step records the sign-in.
    if (stage === 'full') await record('operator_signed_in', {});
    return ok(token);
  });
}
