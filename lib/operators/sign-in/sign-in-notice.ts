import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { SessionLookup } from '@/lib/operators/operator-sessions';

/** The notices that the sign-in page can show. None reveals anything about an account. */
const notices = [
  'session_over',
  'session_revoked',
  'session_idle',
  'session_expired',
  'external_failed',
  'external_no_role',
  'external_no_email',
  'external_email_taken',
  'external_disabled',
] as const satisfies readonly ConsoleErrorCode[];

export type SignInNotice = (typeof notices)[number];

type Ended = Extract<SessionLookup, { found: false }>['reason'];

const byReason: Partial<Record<Ended, SignInNotice>> = {
  idle: 'session_idle',
  expired: 'session_expired',
  revoked: 'session_revoked',
  operator_disabled: 'session_revoked',
};

/** The notice for a session that expired or was ended, or null. */
export function noticeOfEnd(reason: Ended): SignInNotice | null {
  return byReason[reason] ?? null;
}

/**
 * The notice that the address asks for, if it is true for this browser: its session ended that way, or the previous
 * response set `cookie`. A link alone shows nothing.
 */
export function signInNotice(
  asked: string | string[] | undefined,
  current: SessionLookup,
  cookie: string | undefined,
): SignInNotice | null {
  const notice = notices.find((known) => known === asked);
  if (!notice) return null;
  const ended = current.found ? null : noticeOfEnd(current.reason);
  return notice === ended || notice === cookie ? notice : null;
}
