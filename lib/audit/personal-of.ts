import 'server-only';
import { randomBytes } from 'node:crypto';
import { fold } from '@/lib/base/fold';
import type { AuditEvent } from './events';
import type { PersonalRow } from './hash-event';
import type { Target } from './read-target';
import { storable } from './storable';

/** What is personal in an event and in the operator that it is about, under a fresh salt; null where nothing is. */
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
