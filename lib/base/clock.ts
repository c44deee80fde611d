/** Returns the current time. Injected wherever a deadline is computed, so that tests can control it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
