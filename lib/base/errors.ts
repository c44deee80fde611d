/**
 * The failures that the portal can show to a person. Each has its text in every phrase file under `errors`; a missing
 * phrase does not compile. A wait is passed next to the code as `retryAfterSeconds`.
 */
export const portalErrorCodes = [
  // What was typed
  'identifier_required',
  'identifier_too_long',
  'identifier_invalid',
  'directory_required',
  'code_required',
  'code_format',
  'current_password_required',
  'current_password_wrong',
  'password_required',
  'password_too_long',
  'passwords_differ',
  // The proof
  'code_mismatch',
  'code_expired',
  'code_spent',
  'too_many_tries',
  'work_required',
  'send_too_soon',
  'send_limit',
  'puzzle_required',
  'puzzle_mismatch',
  'puzzle_expired',
  // The password
  'password_refused',
  // The back end
  'directory_busy',
  'directory_unavailable',
  'directory_refused',
  'single_sign_on',
  'account_off',
  'account_expired',
  'account_locked',
  'account_elsewhere',
  'contact_changed',
  'handoff_over',
  'short_code_format',
  // The attempt and the page
  'reset_unavailable',
  'attempt_expired',
  'cookies_off',
  'too_many_attempts',
  'page_out_of_date',
  'form_invalid',
  'unavailable',
  'unexpected',
] as const;

/** Failures that only operators see. Their texts are in `lib/i18n/console/errors`. */
export const consoleErrorCodes = [
  // Signing in
  'sign_in_refused',
  'factor_refused',
  'app_code_format',
  'recovery_code_format',
  'recovery_code_refused',
  'step_up_required',
  'session_over',
  'session_revoked',
  'session_idle',
  'session_expired',
  'other_operator',
  'setup_token_refused',
  'invite_over',
  'passkey_failed',
  'external_failed',
  'external_no_role',
  'external_no_email',
  'external_email_taken',
  'external_disabled',
  'last_factor',
  'codes_made_already',
  'password_wrong',
  // What an operator may do
  'not_allowed',
  'out_of_scope',
  'higher_rank',
  'own_account',
  'second_person_required',
  'last_administrator',
  'independent_person_required',
  'all_directories_needed',
  'operator_beyond_yours',
  'role_beyond_yours',
  'directory_beyond_yours',
  'permission_beyond_yours',
  // What was typed
  'field_required',
  'directory_choice_required',
  'field_too_long',
  'field_invalid',
  'email_taken',
  'reason_required',
  'number_invalid',
  'time_invalid',
  'times_swapped',
  'secret_required',
  'address_not_allowed',
  'id_taken',
  // The action
  'account_gone',
  'account_read_only',
  'account_protected',
  'account_disabled',
  'account_not_locked',
  'no_contact',
  'not_supported',
  'outcome_unknown',
  'done_already',
  'changed_meanwhile',
  'read_only_settings',
  'message_not_sent',
  'directory_in_use',
  // Settings
  'placeholder_unknown',
  'placeholder_missing',
  'placeholder_repeated',
  'digits_like_code',
  'characters_refused',
  'contrast_too_low',
  'logo_missing',
  'policy_impossible',
  'longer_than_attempt',
  'country_code_needed',
] as const;

export type PortalErrorCode = (typeof portalErrorCodes)[number];
export type ConsoleErrorCode = (typeof consoleErrorCodes)[number];

/** Every failure that a form can return, as one closed list. */
export const errorCodes = [...portalErrorCodes, ...consoleErrorCodes] as const;

export type ErrorCode = PortalErrorCode | ConsoleErrorCode;
