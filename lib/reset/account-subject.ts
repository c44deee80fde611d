import { fold } from '@/lib/base/fold';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import type { DeviceSubject } from '@/lib/rate-limit/known-device';

/** An account as a device is remembered for it: spelled as limits spell it. */
export function accountSubject(directoryId: DirectoryId, accountId: AccountId): DeviceSubject {
  return { kind: 'account', directoryId, accountId: fold(accountId) };
}
