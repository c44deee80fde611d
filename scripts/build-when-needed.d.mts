/** Builds when there is no build or its sources have changed since. */
export function buildWhenNeeded(): Promise<void>;
