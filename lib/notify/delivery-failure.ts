import { err, type Result } from '@/lib/base/result';
import type { DeliveryFailure } from './rendering/message';

/** Answers a failed delivery. Unless told otherwise there was no status and nothing can have arrived. */
export function deliveryFailure(
  kind: DeliveryFailure['kind'],
  reason: DeliveryFailure['reason'],
  more: Partial<Pick<DeliveryFailure, 'status' | 'mayHaveArrived' | 'enhanced' | 'stage'>> = {},
): Result<never, DeliveryFailure> {
  return err({ kind, reason, status: null, mayHaveArrived: false, ...more });
}
