import type { AccountId, AttemptId, DirectoryId } from '@/lib/base/ids';

/** Every action in the audit. A name is never reused with another meaning. */
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
  // Messages
  'message_given_up',
  // The installation
  'local_account_added',
  'wrong_checks_alert',
  // Operators signing in
  'operator_signed_in',
  'operator_sign_in_refused',
  'operator_signed_out',
  'operator_stepped_up',
  'operator_step_up_refused',
  'operator_refused',
  'session_ended',
  'factor_added',
  'factor_removed',
  'recovery_codes_made',
  // Operators helping a person
  'account_viewed',
  'contact_shown',
  'handoff_made',
  'handoff_sent',
  'handoff_opened',
  'handoff_refused',
  'handoff_ended',
  'password_delivered_by_provider',
  'temporary_password_set',
  'chosen_password_set',
  'must_change_set',
  'account_unlocked',
  'account_sessions_ended',
  // Administration
  'administrator_created',
  'operator_invited',
  'operator_joined',
  'operator_changed',
  'operator_disabled',
  'operator_enabled',
  'approval_requested',
  'approval_decided',
  'directory_added',
  'directory_changed',
  'directory_removed',
  'directory_tested',
  'settings_changed',
  'test_message_sent',
  'audit_checked',
  'audit_exported',
  'audit_personal_removed',
  'audit_sealed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** `started`: recorded before the back end is called. `unknown`: it is not known whether it took effect. */
export const auditOutcomes = ['started', 'ok', 'refused', 'failed', 'unknown'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/**
 * Codes, numbers and vendor request ids. Never a password, a code, a token, a key, or text that may quote one. `operator`
 * is the id of the operator that the event is about; `recordEvent` keeps their name and e-mail address as personal data.
 */
export type AuditDetail = Record<string, string | number | boolean | null>;

export type AuditEvent = {
  action: AuditAction;
  outcome: AuditOutcome;
  at: Date;
  /**
   * `person` at the portal, `console` for somebody who has not signed in there yet, `system` for jobs and sweeps,
   * `command` for the server's command line, `operator:<id>`.
   */
  actor: 'person' | 'console' | 'system' | 'command' | `operator:${string}`;
  requestId?: string | null;
  directoryId?: DirectoryId | null;
  accountId?: AccountId | null;
  /** The whole id of the attempt, or of the hand-off that it comes from. Only the first 16 characters are stored. */
  attemptId?: AttemptId | null;
  ip?: string | null;
  /** The name of the account. Stored with the personal data. */
  accountName?: string | null;
  /** Why the operator did it, as typed, and the ticket. Stored with the personal data. */
  reason?: string | null;
  ticket?: string | null;
  detail?: AuditDetail;
};
