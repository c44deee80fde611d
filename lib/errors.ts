/**
 * The one list of failures a person can be told about. Each has its words in every phrase file under `errors`;
 * a missing phrase does not compile. Where a failure carries a wait, it travels beside the code as `retryAfterSeconds`.
 */
export const errorCodes = [
  // What was typed
  'identifier_required',
  'identifier_too_long',
  'identifier_invalid',
  'directory_required',
  'code_required',
  'code_format',
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
  // The attempt and the page
  'attempt_expired',
  'cookies_off',
  'too_many_attempts',
  'page_out_of_date',
  'form_invalid',
  'unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
