import type { ConsoleErrorCode } from '@/lib/base/errors';

export const en: Record<ConsoleErrorCode, string> = {
  sign_in_refused: "That email and password don't match. Check both and try again.",
  app_code_format: 'The code has 6 digits. Type all of them.',
  factor_refused:
    "That code isn't right. Wait for a new one and try again. If this keeps happening, have your phone set its clock automatically.",
  recovery_code_format: 'A recovery code has 16 letters and digits in four groups. Check that you typed all of them.',
  recovery_code_refused: 'That recovery code isn’t right or was already used. Try another one from your list.',
  step_up_required: "Confirm it's you: enter the code from your authenticator app.",
  session_over: 'You are signed out. Sign in to continue.',
  session_revoked: 'Your session was ended. Sign in again; if that fails, ask an administrator.',
  session_idle: 'You were inactive for 15 minutes, so we signed you out. Sign in to continue.',
  session_expired: 'You signed in 8 hours ago, so your session has expired. Sign in again to continue.',
  other_operator:
    'Someone else is signed in here now, so nothing was done. Copy what you still need, then reload the page.',
  setup_token_refused: "That isn't the setup token. It was printed when Rekey started, or is your SETUP_TOKEN.",
  invite_over: 'This invitation was already used or has expired. Ask an administrator for a new one.',
  passkey_failed: "Your device didn't confirm the passkey. Try again, or use a code instead.",
  last_factor: 'This is your only second factor. Add another one first.',
  codes_made_already:
    "Your codes were replaced after this page was opened, so they weren't replaced again. If you didn't save the newest codes, open this page again and create new ones.",
  password_wrong: "That isn't your current password. Check it and try again.",
  external_failed: "Signing in didn't work or took too long. Try again.",
  external_no_role:
    'You signed in, but none of your groups has access to this console. Ask an administrator to add you to one.',
  external_no_email: "Your sign-in provider didn't send your email, which the console needs. Ask an administrator.",
  external_email_taken:
    'An operator with your email already signs in another way. Use that way, or ask an administrator to remove it.',
  external_disabled: 'Your access to the console is disabled. Ask an administrator.',
  not_allowed: "Your role doesn't allow this. If you need it, ask an administrator.",
  out_of_scope: "You don't have access to this directory. If you need it, ask an administrator.",
  higher_rank:
    'This account belongs to an operator with your role or a higher one. Have them use the reset page, or ask an administrator.',
  own_account: "You can't use the help desk on your own account. Use the reset page, or ask a colleague.",
  second_person_required: 'Another administrator must approve this, not the one who requested it.',
  last_administrator: 'This is the last administrator. Make someone else an administrator first.',
  independent_person_required:
    'One of you invited the other. An administrator who is not part of that invitation must approve this.',
  all_directories_needed:
    'This applies to the whole installation. Ask an administrator with access to all directories.',
  operator_beyond_yours:
    "This operator also works in directories you can't access, or has a higher role. Ask an administrator with access to all directories.",
  role_beyond_yours: "You can't grant a role above your own. Choose another one.",
  directory_beyond_yours: 'You can only grant directories you have access to. Choose among those.',
  permission_beyond_yours:
    "You can't grant a permission you don't have here yourself. Clear it, or ask an administrator who has it.",
  directory_choice_required: 'Select at least one directory, or choose all directories.',
  field_required: 'This field is required.',
  field_too_long: 'This is too long. Shorten it.',
  field_invalid: "This doesn't match the expected format. Check it and try again.",
  email_taken: 'An operator with this email already exists. Use another one.',
  reason_required: 'Enter a reason. It is recorded in the audit.',
  number_invalid: 'Enter a number within the range shown beside the field.',
  time_invalid: "This isn't a valid date and time.",
  times_swapped: '“To” is before “From”.',
  secret_required: 'Enter the secret again. It was cleared because the address changed.',
  address_not_allowed: "This address can't be used: it isn't public, or isn't https.",
  id_taken: 'This ID is already in use. Choose another one.',
  account_gone: 'This account no longer exists. Search again.',
  account_disabled: 'This account is disabled in its directory. Enable it there first.',
  account_not_locked: "This account isn't locked.",
  account_read_only: 'The password of this account is managed in another system. Change it there.',
  account_protected: 'This is a privileged account. Change its password in the directory itself.',
  no_contact: 'No email or phone is stored for this account. Choose another way.',
  not_supported: "This directory doesn't support that.",
  outcome_unknown:
    "The directory didn't confirm whether it worked. Ask the person to try the new password before you try again.",
  done_already: 'This was already done, by another click or in another window. Reload the page before you try again.',
  changed_meanwhile: 'Someone else changed this in the meantime. Reload the page and make your change again.',
  read_only_settings: 'This is defined in the configuration file. Change it there and restart.',
  message_not_sent: "The message couldn't be sent. Check the email and SMS settings.",
  directory_in_use:
    'People are resetting their passwords here right now. Disable the directory first and remove it later.',
  placeholder_unknown:
    'This text has an unknown placeholder in braces. Use only those listed beside the field, and no other braces.',
  placeholder_missing: 'A required placeholder is missing. Add the one marked as required beside the field.',
  placeholder_repeated: 'The code appears twice in this text. Keep it once.',
  digits_like_code: 'Something here looks like a code (6 to 8 digits, or @… #…). Write it differently, with spaces.',
  characters_refused: 'This has invisible characters, or a line break where none is allowed. Type it again.',
  contrast_too_low: 'White text on this colour is hard to read. Choose a darker one.',
  logo_missing:
    'There is no picture at this path in the folder “public”. Check the spelling. If you just added it, restart Rekey.',
  policy_impossible:
    "With this, one of your directories wouldn't accept any password: its maximum length is shorter. Choose a smaller number.",
  country_code_needed:
    'The SMS gateway receives numbers without their country code, so set the country code under Passwords and codes, or choose another number format.',
  longer_than_attempt: "A code can't outlast the reset session it belongs to. Shorten this, or lengthen the session.",
};
