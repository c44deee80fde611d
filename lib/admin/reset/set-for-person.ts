import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Refusal } from '@/lib/forms/refusal';
import { accountWords } from '@/lib/password-policy/account-words';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import { generatePassword } from '@/lib/password-policy/generate-password';
import type { Account, ProviderError } from '@/lib/providers/types';

/** `confirmed`: the back end was asked afterwards and says so. `missing`: it says the contrary. */
export type MustChange = 'confirmed' | 'unconfirmed' | 'missing' | 'not_asked';

/** What a back end did for an operator. `password`: the one that was invented, to be shown once. */
export type SetForPerson = { password: string | null; mustChange: MustChange };

/** One call of a back end, made ready so that nothing can be refused any more before it is sent. */
export type PreparedCall = {
  /** Known before the call where Rekey invents the password: of use even when the outcome is not known. */
  password: string | null;
  call: (signal: AbortSignal) => Promise<Result<SetForPerson, ProviderError>>;
};

/** Has the back end invent a password and send it to the person. */
export function prepareDelivered(directory: Directory, account: Account): PreparedCall {
  return {
    password: null,
    async call(signal) {
      const made = await directory.provider.generatePassword({ accountId: account.id, mustChange: true }, { signal });
      if (!made.ok) return made;
      // A password that came back instead went to nobody.
      if (made.value.kind !== 'delivered') return err({ code: 'outcome_unknown' });
      return ok({ password: null, mustChange: 'unconfirmed' });
    },
  };
}

/**
 * Invents a password by the directory's rules and sets it, to be changed at the next sign-in; where the back end takes
 * none that was chosen, it invents one itself. Refuses with `not_supported` where the rules contradict each other.
 */
export async function prepareTemporary(directory: Directory, account: Account): Promise<Result<PreparedCall, Refusal>> {
  const { provider, capabilities, policies } = directory;
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
  const issues = await checkNewPassword(password, directory.policies, { words: accountWords(account) });
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

/** The password is set by now: whatever happens here must not read as a failure of that. */
async function readBack({ provider }: Directory, account: Account, signal: AbortSignal): Promise<MustChange> {
  const read = await provider.readMustChange?.(account.id, { signal }).catch(() => null);
  if (!read?.ok) return 'unconfirmed';
  return read.value ? 'confirmed' : 'missing';
}
