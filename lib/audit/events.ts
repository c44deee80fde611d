/** Everything that is written to the audit. A name is never reused for something else. */
export const auditActions = [
  // An attempt
  'attempt_started',
  'code_sent',
  'code_accepted',
  'code_refused',
  'puzzle_accepted',
  'puzzle_refused',
  'password_set_started',
  'password_set_finished',
  'attempt_swept',
  'limit_reached',
  // Messages
  'message_delivered',
  'message_given_up',
  // The installation
  'account_index_refreshed',
  'local_account_added',
  'wrong_checks_alert',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** `started`: about to happen, written before the back end is called. `unknown`: nobody knows whether it took effect. */
export const auditOutcomes = ['started', 'ok', 'refused', 'failed', 'unknown'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Codes, numbers and vendor request ids. Never a password, a code, a token, a key, or text that may quote one. */
export type AuditDetail = Record<string, string | number | boolean | null>;

export type AuditEvent = {
  action: AuditAction;
  outcome: AuditOutcome;
  at: Date;
  /** `person` for somebody at the portal, `system` for jobs and sweeps, else `operator:<id>`. */
  actor: 'person' | 'system' | `operator:${string}`;
  requestId?: string | null;
  directoryId?: string | null;
  accountId?: string | null;
  /** The attempt's whole id; only its first 16 characters are written. */
  attemptId?: string | null;
  ip?: string | null;
  detail?: AuditDetail;
};
