import { BerWriter, type Client, PasswordPolicyControl, PasswordPolicyError } from 'ldapts';

/** What the server says besides its result code: the error of the password policy control, if it sent one. */
export type PolicyAnswer = { error: number | null };

const passwordModifyOid = '1.3.6.1.4.1.4203.1.11.1';
/** Tags of PasswdModifyRequestValue (RFC 3062, section 2). */
const tag = { userIdentity: 0x80, oldPassword: 0x81, newPassword: 0x82 };

/**
 * Sets a password with the password modify extended operation (RFC 3062), so that the server hashes it and applies its
 * policy. `current` is sent if a person changes their own password. Throws what the client throws; `answer` then has
 * the reason of the policy.
 */
export async function modifyPassword(
  client: Client,
  request: { dn: string; current?: string; password: string },
  answer: PolicyAnswer,
): Promise<void> {
  const control = new PasswordPolicyControl();
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeString(request.dn, tag.userIdentity);
  if (request.current !== undefined) writer.writeString(request.current, tag.oldPassword);
  writer.writeString(request.password, tag.newPassword);
  writer.endSequence();
  try {
    await client.exop(passwordModifyOid, writer.buffer, control);
  } finally {
    answer.error = control.value?.error ?? null;
  }
}

/** The root DSE lists the operation if the server has it (RFC 3062, section 3). */
export function offersPasswordModify(supportedExtensions: readonly string[]): boolean {
  return supportedExtensions.includes(passwordModifyOid);
}

/** Whether a refused bind tells that the password is right but must be replaced first. */
export function isRightButExpired(error: number | null): boolean {
  return error === PasswordPolicyError.PasswordExpired || error === PasswordPolicyError.ChangeAfterReset;
}

export function isLockedOut(error: number | null): boolean {
  return error === PasswordPolicyError.AccountLocked;
}
