/** Something that was asked for and may not be there yet. It never rejects. */
export type Asked<Answer> = { name: string; answer: Promise<Answer> };

export type Round<Answer> = {
  /** What is to be shown now, in the order it was asked for; empty where nothing more is to come. */
  shown: Answer[];
  /** Everything else, also what came and is not to be shown. */
  rest: Asked<Answer>[];
  /** What of the rest is not there yet, by name. */
  waitingFor: string[];
};

/**
 * Waits for the first answers that are worth showing, so that they can stand above all that come later. What arrives
 * within `grace` of the first is shown together, so that the order does not change with every millisecond.
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
