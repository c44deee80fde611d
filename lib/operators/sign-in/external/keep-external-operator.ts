import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { describeChange } from '@/lib/audit/describe-change';
import type { AuditDetail } from '@/lib/audit/events';
import { fold } from '@/lib/base/fold';
import { type Grant, grants } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { describeRights } from '@/lib/base/rights';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { Operator } from '@/lib/operators/actor';
import type { ExternalIdentity } from './read-claims';

/** The operator as stored now, whether the row is new, and what the claims changed, for the audit. */
export type KeptOperator = { operator: Operator; isNew: boolean; change: AuditDetail | null };

/**
 * Finds the operator of an identity by issuer and subject, or creates one. Role, directories, name and address follow
 * the claims. Refuses with `external_disabled` if an administrator disabled the operator, and with
 * `external_email_taken` if another operator has the address: an address never identifies an operator.
 */
export async function keepExternalOperator(
  tx: Transaction,
  identity: ExternalIdentity,
  now: Date,
): Promise<Result<KeptOperator, 'external_disabled' | 'external_email_taken'>> {
  const { externalId, email, name, role, scope } = identity;
  const claimed = { name, email, emailFold: fold(email), role, scope };
  const isIdentity = eq(operators.externalId, externalId);
  const [added] = await tx
    .insert(operators)
    .values({
      ...claimed,
      id: randomUUID(),
      externalId,
      grants: firstGrants(identity),
      createdAt: now,
      lastSignInAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (added) return ok({ operator: added, isNew: true, change: null });
  const [known] = await tx.select().from(operators).where(isIdentity).for('update');
  if (!known) return err('external_email_taken');
  if (known.disabledAt) return err('external_disabled');
  const [owner] = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(and(eq(operators.emailFold, claimed.emailFold), ne(operators.id, known.id)));
  if (owner) return err('external_email_taken');
  const [operator] = await tx
    .update(operators)
    .set({ ...claimed, lastSignInAt: now })
    .where(isIdentity)
    .returning();
  if (!operator) throw new Error('the operator whose row is locked no longer exists');
  const change = describeChange(describeRights(known), describeRights(operator));
  return ok({ operator, isNew: false, change: Object.keys(change).length > 0 ? change : null });
}

/** Nobody can grant permissions they lack, so administrators of all directories start with every permission. */
function firstGrants({ role, scope }: ExternalIdentity): Grant[] {
  return role === 'administrator' && scope.directories === 'all' ? [...grants] : [];
}
