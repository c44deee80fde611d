/** An answer that was requested and may still be pending. It never rejects. */
export type Asked<Answer> = { name: string; answer: Promise<Answer> };

export type Round<Answer> = {
  /** What to show now, in the order of the requests; empty if nothing more will come. */
  shown: Answer[];
  /** Everything else, including answers that are not shown. */
  rest: Asked<Answer>[];
  /** The names of those that are still pending. */
  waitingFor: string[];
};

/**
 * Waits for the first answers worth showing, so they can be placed above all later ones. Answers within `grace` of the
 * first are shown together, so the order does not depend on milliseconds.
 */
export async function nextAnswers<Answer>(
  asked: readonly Asked<Answer>[],
  isWorthShowing: (answer: Answer) => boolean,
  grace: () => Promise<void>,
): Promise<Round<Answer>> {
  const there = new Map<Asked<Answer>, Answer>();
  const first = Promise.withResolvers<void>();
  const all = Promise.all(
    asked.map(async (each) => {
      const answer = await each.answer;
      there.set(each, answer);
      if (isWorthShowing(answer)) first.resolve();
    }),
  );
  await Promise.race([first.promise.then(() => Promise.race([grace(), all])), all]);
  const shown: Answer[] = [];
  const rest: Asked<Answer>[] = [];
  for (const each of asked) {
    const answer = there.get(each);
    if (answer !== undefined && isWorthShowing(answer)) shown.push(answer);
    else rest.push(each);
  }
  return { shown, rest, waitingFor: rest.filter((each) => !there.has(each)).map(({ name }) => name) };
}
