import 'server-only';
import { randomBytes } from 'node:crypto';
import { fold } from '@/lib/base/fold';
import type { AuditEvent } from './events';
import type { PersonalRow } from './hash-event';
import type { Target } from './read-target';
import { storable } from './storable';

/**
 * Returns the personal part of an event and of the operator that it is about, with a fresh salt. Null if there is none.
 */
export function personalOf(seq: number, event: AuditEvent, target: Target | null): PersonalRow | null {
  const accountId = storable(event.accountId);
  const accountName = storable(event.accountName);
  const ip = storable(event.ip);
  const reason = storable(event.reason);
  const ticket = storable(event.ticket);
  const targetName = storable(target?.name);
  const targetEmail = storable(target?.email);
  if ([accountId, accountName, ip, reason, ticket, targetName, targetEmail].every((value) => value === null))
    return null;
  return {
    seq,
    salt: randomBytes(16).toString('base64url'),
    directoryId: storable(event.directoryId),
    accountId,
    accountName,
    accountNameFold: accountName === null ? null : fold(accountName),
    ip,
    reason,
    ticket,
    targetName,
    targetEmail,
  };
}
