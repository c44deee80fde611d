import { err, type Result } from '@/lib/base/result';
import type { DeliveryFailure } from './rendering/message';

/** Returns a failed delivery. By default there was no status and nothing can have arrived. */
export function deliveryFailure(
  kind: DeliveryFailure['kind'],
  reason: DeliveryFailure['reason'],
  more: Partial<Pick<DeliveryFailure, 'status' | 'mayHaveArrived' | 'enhanced' | 'stage'>> = {},
): Result<never, DeliveryFailure> {
  return err({ kind, reason, status: null, mayHaveArrived: false, ...more });
}
