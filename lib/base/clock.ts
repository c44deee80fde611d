/** The current time. Passed in wherever a deadline is computed, so that tests can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
