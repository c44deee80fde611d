/** At most `max` within any `seconds`. */
export type Window = { max: number; seconds: number };
