import 'server-only';
import type { OperatorId } from '@/lib/base/ids';
import type { Result } from '@/lib/base/result';
import { checkFactor, type FactorMethod, type FactorRefusal, type FactorServices } from '@/lib/factors/check-factor';

/**
 * Where a code comes from: a browser that signed in as this operator before (its device's id), one that is signed in
 * now, or any other. Each has its own tries, so strangers who know the password use up only the last kind.
 */
export type FactorSource = { device: string } | 'signed_in' | 'new';

/** The key under which wrong codes of an operator are counted. */
export function factorKey(operatorId: OperatorId, from: FactorSource): string {
  if (from === 'new') return operatorId;
  return JSON.stringify([operatorId, from === 'signed_in' ? from : from.device]);
}

/** Checks what an operator typed as second factor. Refuses with the codes of `checkFactor`. */
export function checkOperatorFactor(
  services: FactorServices,
  operatorId: OperatorId,
  { typed, from = 'new' }: { typed: string; from?: FactorSource },
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  return checkFactor(services, { ownerId: operatorId, typed, triesKey: factorKey(operatorId, from) }, now);
}
