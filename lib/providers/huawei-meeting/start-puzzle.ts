import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderError, ProviderToken, Puzzle, PuzzleCall } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { explainAnswer, explainSilence, isAboutUser } from './errors';
import { type PuzzleState, writePuzzleState } from './flow-state';
import { readPuzzle } from './read-puzzle';
import { tokenDeadline } from './token-answer';
import { waitForWindow } from './wait-for-window';

/**
 * Step 1. A user whom the vendor refuses gets a decoy, after as long as a real puzzle takes. Fails with `throttled`,
 * `unavailable`, `forbidden` or `protocol`, none of which depends on the user.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0100.html
 */
export async function startPuzzle(
  context: MeetingContext,
  user: string,
  { locale, network, signal, otherReadings = [] }: PuzzleCall,
): Promise<Result<{ puzzle: Puzzle; token: ProviderToken; user: string }, ProviderError>> {
  const held = await waitForWindow(context, signal);
  if (held) return err(held);
  const askedAt = context.deps.clock();
  const startedAt = performance.now();
  // All readings at once, for every user, so that the duration does not depend on which one is known.
  const answers = await Promise.all(
    [...new Set([user, ...otherReadings])].map(async (as) => {
      const request = { body: { user: as, clientType: 0, checkType: 1 }, locale };
      return { as, answer: await callMeeting(context, 'puzzle', request, signal) };
    }),
  );
  const taken = answers.find(({ answer }) => answer.ok && answer.value.status === 200) ?? answers[0];
  if (!taken) throw new Error('no user to ask for');
  const { as, answer } = taken;
  if (!answer.ok) return err(explainSilence('puzzle', answer.error));
  const present = (puzzle: Puzzle, state: PuzzleState) => {
    const expiresAt = tokenDeadline(askedAt, context.lifetimes.puzzleSeconds);
    return ok({ puzzle, token: { value: writePuzzleState(state), expiresAt }, user: as });
  };
  if (answer.value.status === 200) {
    const read = readPuzzle(answer.value.body);
    if (!read) return err({ code: 'protocol', vendor: answer.value.vendor });
    context.lifetimes.puzzleSeconds = read.expireSeconds;
    context.decoys.shown(read.token, read.puzzle, { user, network });
    context.pace.record('puzzle', startedAt);
    return present(read.puzzle, { kind: 'real', user, as, token: read.token });
  }
  const error = explainAnswer(context.settings, 'puzzle', answer.value);
  if (!isAboutUser(error)) return err(error);
  const { puzzle, id, pointX } = context.decoys.take({ user, network });
  await context.pace.imitate('puzzle', startedAt, signal);
  return present(puzzle, { kind: 'decoy', user, id, pointX });
}
