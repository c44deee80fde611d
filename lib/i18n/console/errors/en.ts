import type { ConsoleErrorCode } from '@/lib/errors';

export const en: Record<ConsoleErrorCode, string> = {
  sign_in_refused: "That email and password don't go together. Check both and try again.",
  app_code_format: 'The app shows six digits. Type all six.',
  factor_refused:
    'That code didn’t match. Wait for the next one and type it. If this keeps happening, have your phone set its clock automatically.',
  recovery_code_format: 'A recovery code has 16 letters and digits in four groups. Check that you typed all of them.',
  recovery_code_refused: 'That recovery code isn’t right or was already used. Try another one from your list.',
  factor_required: 'Type the code from your authenticator app, or use your passkey.',
  step_up_required: 'This needs a fresh check that it is you. Type the code from your authenticator app.',
  session_over: 'You are signed out. Sign in to go on.',
  session_revoked: 'Your session was ended. Sign in again; if that fails, ask an administrator.',
  session_idle: 'You were away for 15 minutes, so we signed you out. Sign in to go on.',
  session_expired: 'Eight hours have passed since you signed in. Sign in again to go on.',
  other_operator:
    'Somebody else is signed in here now, so nothing was done. Copy what you still need, then reload the page.',
  setup_token_refused: "That isn't the setup token. Look for it in the log of the first start.",
  invite_over: 'This invitation is used up or too old. Ask an administrator for a new one.',
  passkey_failed: "Your device didn't confirm the passkey. Try again, or type a code instead.",
  last_factor: 'This is your only second factor. Add another one first.',
  codes_made_already:
    'Your codes were replaced after this page was opened, so they were not replaced again. If you did not keep the newest codes, open this page again and create new ones.',
  password_wrong: "That isn't your present password. Check it and type it again.",
  external_failed: "Signing in there didn't work, or took too long. Try again.",
  external_no_role:
    'You signed in, but none of your groups may use this console. Ask an administrator to add you to one.',
  external_no_email: "Your sign-in provider didn't tell us your email, and the console needs it. Ask an administrator.",
  external_email_taken:
    'An operator with your email signs in here another way. Use that way, or ask an administrator to remove it.',
  external_disabled: 'Your access to the console is switched off. Ask an administrator.',
  not_allowed: 'Your role does not allow this. Ask an administrator if you need it.',
  out_of_scope: 'This directory is not one of yours. Ask an administrator if you need it.',
  higher_rank: 'This account belongs to an operator of your rank or above. Ask an administrator above you.',
  own_account: "This is your own account. Use the reset page, or ask a colleague; the help desk isn't for oneself.",
  second_person_required: 'Somebody else has to agree to this. It cannot be the person who asked.',
  last_administrator: 'This is the last administrator. Make somebody else one first.',
  independent_person_required:
    'One of you invited the other. An administrator from neither invitation has to approve this.',
  all_directories_needed: 'This applies to the whole installation. Ask an administrator of all directories.',
  operator_beyond_yours:
    'This operator also works in directories that aren’t yours, or has a higher role. Ask an administrator of all directories.',
  role_beyond_yours: 'You can’t give a role above your own. Choose another one.',
  directory_beyond_yours: 'You can only give directories of your own. Tick some of yours instead.',
  permission_beyond_yours:
    'You can’t give a permission that you don’t have here yourself. Untick it, or ask an administrator who has it.',
  directory_choice_required: 'Tick at least one directory, or choose all directories.',
  field_required: 'Fill this in.',
  field_too_long: 'This is too long. Shorten it.',
  field_invalid: "This isn't in the form that is expected here. Check it and type it again.",
  email_taken: 'An operator has this email already.',
  reason_required: 'Write why you do this. It stays with the record.',
  number_invalid: 'Type a number within the limits named beside the field.',
  time_invalid: "This isn't a date or time that we can read.",
  times_swapped: '“To” is before “From”.',
  secret_required: 'Type the secret again: it was cleared because the address changed.',
  address_not_allowed: 'This address may not be called: it is not public, or not https.',
  id_taken: 'This id is taken. Choose another one.',
  account_gone: 'This account is not there any more. Search again.',
  account_disabled: 'This account is switched off in its directory. Switch it on there first.',
  account_not_locked: 'This account is not locked.',
  account_read_only: 'The password of this account belongs to another system. Change it there.',
  no_contact: 'No email or phone is stored for this account. Choose another way.',
  not_supported: 'This directory cannot do that.',
  outcome_unknown:
    "The directory didn't say whether it worked. Ask the person to try the new password before you do it again.",
  done_already: 'This was done already, by another click or in another window. Reload the page before you do it again.',
  changed_meanwhile: 'Somebody else has changed this meanwhile. Reload the page and make your change again.',
  read_only_settings: 'The configuration file rules here. Change it there and restart.',
  message_not_sent: "The message couldn't be sent. Check the mail and SMS settings.",
  directory_in_use: 'People are in the middle of a reset here. Switch it off first, and remove it later.',
  placeholder_unknown: "Something in braces isn't known here. Use those named beside the field, and no other braces.",
  placeholder_missing: 'A placeholder that this text needs is missing. Add the one marked as needed beside the field.',
  placeholder_repeated: 'The code stands in this text twice. Keep it once.',
  digits_like_code: 'Something here looks like a code (6 to 8 digits, or @… #…). Write it differently, with spaces.',
  characters_refused: 'This has invisible characters or a line break where none can be. Type it again.',
  contrast_too_low: 'White text on this colour is hard to read. Choose a darker one.',
  logo_missing:
    'There is no picture at this path in the folder “public”. Check the spelling. If you added it just now, restart Rekey.',
  policy_impossible:
    'With this, one of your directories would accept no password at all: the longest that it takes is shorter. Choose a smaller number.',
  country_code_needed:
    'Numbers go to the SMS gateway without their country code, so Rekey has to know which one that is: under Passwords and codes. Or choose another form of the number.',
  longer_than_attempt:
    'A code cannot last longer than the attempt it belongs to. Shorten this, or lengthen the attempt.',
};
