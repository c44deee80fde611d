import type { AsyncCommand } from 'fast-check';
import type { ProviderError } from '@/lib/providers/types';
import type { Attempt } from '@/lib/reset/attempt';
import { sendCode } from '@/lib/reset/send-code';
import { setPassword } from '@/lib/reset/set-password';
import { startAttempt } from '@/lib/reset/start-attempt';
import { sweepAttempts } from '@/lib/reset/sweep-attempts';
import { verifyCode } from '@/lib/reset/verify-code';
import type { TestServices } from '@/lib/testing/open-test-services';
import { codeOf, newestAttempts, reload, requestFrom, wrongCode } from './walk';

/** What an outsider knows of an attempt: only what went through, and when. */
type Known = {
  id: string;
  accountId: string | null;
  /** The ids of the codes that were accepted. */
  accepted: string[];
  /** Until when a write is allowed; null if none is. */
  writableUntil: number | null;
};

export type Model = {
  attempts: Known[];
  /** How each write that reached the back end ended, by attempt. `lost`: it was applied, and the process died. */
  writes: { attemptId: string; accountId: string; outcome: 'ok' | 'refused' | 'unknown' | 'lost' }[];
};

export type ModelContext = { services: TestServices; usernames: string[] };
export type Step = AsyncCommand<Model, ModelContext>;

const outcomes = {
  confirm: 'ok',
  throw: 'unknown',
  outcome_unknown: 'unknown',
  busy: 'refused',
  unavailable: 'refused',
  account_gone: 'refused',
} as const;
export type OutcomeName = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as OutcomeName[];

/** A step that is skipped while there is no attempt. */
function step(
  name: string,
  at: number,
  run: (known: Known, row: Attempt, model: Model, context: ModelContext) => Promise<void>,
): Step {
  return {
    check: (model) => model.attempts.length > 0,
    toString: () => `${name}(${at})`,
    async run(model, context) {
      const known = model.attempts[at % model.attempts.length];
      if (!known) return;
      await run(known, await reload(context.services, known.id), model, context);
    },
  };
}

export const startStep = (person: number): Step => ({
  check: () => true,
  toString: () => `start(${person})`,
  async run(model, { services, usernames }) {
    const identifier = usernames[person % usernames.length] ?? '';
    services.time.advance(1);
    const started = await startAttempt(services, { identifier, directory: 'staff' }, requestFrom(), null);
    if (!started.ok) return;
    const [row] = await newestAttempts(services, 1);
    if (row) model.attempts.push({ id: row.id, accountId: row.accountId, accepted: [], writableUntil: null });
  },
});

/** Several answers at once, some right and some wrong, each with the code of this attempt or of another one. */
export const verifyStep = (at: number, guesses: readonly ('right' | 'wrong' | 'foreign')[]): Step =>
  step(`verify[${guesses}]`, at, async (known, row, model, { services }) => {
    const foreign = model.attempts.find(({ id }) => id !== known.id);
    const foreignRow = foreign ? await reload(services, foreign.id) : null;
    const codes = guesses.map((guess, index) => {
      // A start too soon after another one got no code.
      if (row.codeId === null) return '000000';
      if (guess === 'right') return codeOf(services, row);
      return guess === 'foreign' && foreignRow?.codeId
        ? codeOf(services, foreignRow)
        : wrongCode(services, row, index + 1);
    });
    const answers = await Promise.all(codes.map((code) => verifyCode(services, row, { code }, requestFrom())));
    const right = answers.filter(
      ({ ok }, index) => ok && row.codeId !== null && codes[index] === codeOf(services, row),
    );
    if (answers.filter(({ ok }) => ok).length !== right.length) throw new Error('a code that is not its own verified');
    if (right.length === 0) return;
    // A repeated code, as in a double click, leads to the same place and is not a second acceptance.
    if (new Set(right.map((answer) => (answer.ok ? answer.value.token : null))).size > 1)
      throw new Error('a code was accepted more than once');
    if (known.accountId === null) throw new Error('an unknown user was verified');
    if (known.accepted.includes(row.codeId ?? '')) return;
    known.accepted.push(row.codeId ?? '');
    known.writableUntil = services.clock().getTime() + services.limits.verifiedMinutes * 60_000;
  });

export const resendStep = (at: number): Step =>
  step('resend', at, async (_known, row, _model, { services }) => {
    await sendCode({ services, attempt: row, directory: services.staff }, 'email', requestFrom());
  });

/** Several submits of one attempt at once. `dies`: the process ends after the back end has applied the write. */
export const setStep = (at: number, parallel: number, name: OutcomeName, dies: boolean): Step =>
  step(`set[${parallel} ${name}${dies ? ' dies' : ''}]`, at, async (known, row, model, { services }) => {
    const { provider } = services;
    const before = provider.journal.length;
    provider.outcome = name === 'confirm' || name === 'throw' ? name : ({ code: name } as ProviderError);
    if (dies) provider.outcome = 'confirm';
    const died = { ...services, jobs: { ...services.jobs, boss: Object.create(null) } } as unknown as TestServices;
    const submits = Array.from({ length: parallel }, (_, index) =>
      setPassword(
        { services: dies ? died : services, attempt: row, directory: services.staff },
        `amber-Kettle-${index}-drift`,
        requestFrom(),
      ),
    );
    await Promise.allSettled(submits);
    const written = provider.journal.slice(before);
    const allowed = known.writableUntil !== null && services.clock().getTime() < known.writableUntil;
    // A refusal reopens the attempt, so a later submit may follow it.
    const most = allowed ? (outcomes[name] === 'refused' && !dies ? parallel : 1) : 0;
    if (written.length > most || (allowed && written.length === 0))
      throw new Error(`${written.length} writes where ${most} are allowed`);
    for (const { accountId } of written) {
      if (accountId !== known.accountId) throw new Error("somebody else's password was set");
      model.writes.push({ attemptId: known.id, accountId, outcome: dies ? 'lost' : outcomes[name] });
    }
    const isOpen = !dies && (name === 'busy' || name === 'unavailable');
    if (written.length > 0 && !isOpen) known.writableUntil = null;
  });

export const waitStep = (seconds: number): Step => ({
  check: () => true,
  toString: () => `wait(${seconds})`,
  run: async (_model, { services }) => services.time.advance(seconds),
});

export const sweepStep = (): Step => ({
  check: () => true,
  toString: () => 'sweep()',
  run: async (_model, { services }) => {
    await sweepAttempts(services, false);
  },
});
