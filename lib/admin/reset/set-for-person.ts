import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import { readAccountRules } from '@/lib/directories/account-rules';
import type { Directory } from '@/lib/directories/directory';
import type { Refusal } from '@/lib/forms/refusal';
import { accountWords } from '@/lib/password-policy/account-words';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import { generatePassword } from '@/lib/password-policy/generate-password';
import type { Account, ProviderError } from '@/lib/providers/types';

/** `confirmed`: a later read shows the flag. `missing`: a later read shows it is not set. */
export type MustChange = 'confirmed' | 'unconfirmed' | 'missing' | 'not_asked';

/** What a back end did for an operator. `password` is the generated one, to be shown once. */
export type SetForPerson = { password: string | null; mustChange: MustChange };

/** A prepared back-end call: every check that could refuse it has passed. */
export type PreparedCall = {
  /** Known before the call if Rekey generated the password: useful even if the outcome is unknown. */
  password: string | null;
  call: (signal: AbortSignal) => Promise<Result<SetForPerson, ProviderError>>;
};

/** Makes the back end generate a password and send it to the person. */
export function prepareDelivered(directory: Directory, account: Account): PreparedCall {
  return {
    password: null,
    async call(signal) {
      const made = await directory.provider.generatePassword({ accountId: account.id, mustChange: true }, { signal });
      if (!made.ok) return made;
      // If the back end returned the password instead, it reached nobody.
      if (made.value.kind !== 'delivered') return err({ code: 'outcome_unknown' });
      return ok({ password: null, mustChange: 'unconfirmed' });
    },
  };
}

/**
 * Generates a password by the directory's rules and sets it; it must be changed at the next sign-in. If the back end
 * accepts no chosen password, it generates one. Refuses with `not_supported` if the rules conflict.
 */
export async function prepareTemporary(directory: Directory, account: Account): Promise<Result<PreparedCall, Refusal>> {
  const { provider, capabilities } = directory;
  if (!capabilities.operatorSets.includes('chosen')) {
    return ok({
      password: null,
      async call(signal) {
        const made = await provider.generatePassword({ accountId: account.id, mustChange: true }, { signal });
        if (!made.ok) return made;
        if (made.value.kind !== 'returned') return err({ code: 'outcome_unknown' });
        return ok({ password: made.value.password, mustChange: await readBack(directory, account, signal) });
      },
    });
  }
  const { policies } = await readAccountRules(directory, account.id);
  const [first, ...others] = policies;
  const context = { words: accountWords(account) };
  const generated = first && generatePassword([first, ...others], context);
  if (!generated?.ok || (await checkNewPassword(generated.value, policies, context)).length > 0)
    return err({ code: 'not_supported' });
  const password = generated.value;
  const set = setIt(directory, account, password, true);
  return ok({
    password,
    async call(signal) {
      const done = await set(signal);
      return done.ok ? ok({ ...done.value, password }) : done;
    },
  });
}

/** Sets a password that the operator chose. Refuses with `password_refused` and the broken rules. */
export async function prepareChosen(
  directory: Directory,
  account: Account,
  password: string,
  mustChange: boolean,
): Promise<Result<PreparedCall, Refusal>> {
  const { policies } = await readAccountRules(directory, account.id);
  const issues = await checkNewPassword(password, policies, { words: accountWords(account) });
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  return ok({
    password: null,
    call: setIt(directory, account, password, mustChange && directory.capabilities.mustChange),
  });
}

function setIt(directory: Directory, account: Account, password: string, mustChange: boolean): PreparedCall['call'] {
  return async (signal) => {
    const set = await directory.provider.setPassword({ accountId: account.id, password, mustChange }, { signal });
    if (!set.ok) return set;
    return ok({ password: null, mustChange: mustChange ? await readBack(directory, account, signal) : 'not_asked' });
  };
}

/** The password is already set: a failure here must not look like a failure of the write. */
async function readBack({ provider }: Directory, account: Account, signal: AbortSignal): Promise<MustChange> {
  const read = await provider.readMustChange?.(account.id, { signal }).catch(() => null);
  if (!read?.ok) return 'unconfirmed';
  return read.value ? 'confirmed' : 'missing';
}
