import { fold } from '@/lib/base/fold';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import type { DeviceSubject } from '@/lib/rate-limit/known-device';

/** An account as the subject that a device is remembered for. The id is folded, as in limits. */
export function accountSubject(directoryId: DirectoryId, accountId: AccountId): DeviceSubject {
  return { kind: 'account', directoryId, accountId: fold(accountId) };
}
